/** Between a note's HTML and Markdown (GitHub's, with check lists and tables). */
import { gfm } from '@joplin/turndown-plugin-gfm';
import { Marked, type Tokens } from 'marked';
import Turndown from 'turndown';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

const reader = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    list(token: Tokens.List): string {
      const checks = token.items.some((item) => item.task);
      const items = token.items.map((item) => {
        const inside = this.parser.parse(item.tokens.filter((part) => part.type !== 'checkbox'));
        const text = inside.startsWith('<p')
          ? inside
          : inside.replace(/^([\s\S]*?)(?=<(?:ul|ol|pre|blockquote|table|p|h[1-6])|$)/, '<p>$1</p>');
        return checks
          ? `<li data-type="taskItem" data-checked="${item.checked === true}">${text}</li>`
          : `<li>${text}</li>`;
      });
      if (checks) return `<ul data-type="taskList">${items.join('')}</ul>`;
      const start =
        token.ordered && typeof token.start === 'number' && token.start !== 1 ? ` start="${token.start}"` : '';
      return token.ordered ? `<ol${start}>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`;
    },
    // Markup in Markdown is shown as it is written: a note is text, and the rest is not ours to run.
    html: ({ text }: { text: string }): string =>
      /^<(?:br|\/?(?:sub|sup|u|mark))\s*\/?>$/i.test(text.trim()) ? text : escaped(text),
  },
});

export function fromMarkdown(markdown: string): string {
  return reader.parse(markdown, { async: false });
}

function writer(): Turndown {
  const turndown = new Turndown({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
  });
  turndown.use(gfm);
  turndown.addRule('check', {
    filter: (node) => node.nodeName === 'LI' && node.getAttribute('data-type') === 'taskItem',
    replacement: (content, node) => {
      const box = (node as HTMLElement).getAttribute('data-checked') === 'true' ? '[x]' : '[ ]';
      return `- ${box} ${content.trim().replaceAll(/\n+/g, '\n').replaceAll('\n', '\n    ')}\n`;
    },
  });
  // What Markdown has no sign for stays as it is; both read and write it.
  turndown.keep(['sub', 'sup', 'u', 'mark']);
  return turndown;
}

export function toMarkdown(html: string): string {
  return `${writer().turndown(html).trim()}\n`;
}
