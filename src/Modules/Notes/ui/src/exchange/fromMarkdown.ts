/** Markdown (GitHub's, with check lists and tables) as HTML; what comes out is still to be read by the schema of notes. */
import { Marked, type Tokens } from 'marked';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as HTML that shows it letter by letter. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

/** Elements that people write into Markdown and that say something to a note, or enclose what does. */
const markup =
  /^(?:a|abbr|article|aside|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)$/i;

/** Comments go; a tag that is none of HTML's, such as `<T>` in a text about code, is text. */
function markupIn(text: string): string {
  const start = text.trimStart();
  if (start.startsWith('<!--') && start.trimEnd().indexOf('-->') >= start.trimEnd().length - 3) return '';
  const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(start)?.[1];
  return tag !== undefined && markup.test(tag) ? text : escaped(text);
}

const isTask = (item: Tokens.ListItem): boolean => item.task;

const reader = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    list(token: Tokens.List): string {
      const checks = token.items.some(isTask);
      const items = token.items.map((item) => {
        const inside = this.parser.parse(item.tokens.filter((part) => part.type !== 'checkbox'));
        return checks
          ? `<li data-type="taskItem" data-checked="${item.checked === true}">${inside || '<p></p>'}</li>`
          : `<li>${inside || '<p></p>'}</li>`;
      });
      if (checks) return `<ul data-type="taskList">${items.join('')}</ul>`;
      if (!token.ordered) return `<ul>${items.join('')}</ul>`;
      return `<ol${token.start === 1 || token.start === '' ? '' : ` start="${token.start}"`}>${items.join('')}</ol>`;
    },
    code: ({ text, lang }): string => {
      const language = /^\S+/.exec(lang ?? '')?.[0];
      const named = language === undefined ? '' : ` class="language-${escaped(language)}"`;
      return `<pre><code${named}>${escaped(text)}</code></pre>`;
    },
    html: ({ text }: Tokens.HTML | Tokens.Tag): string => markupIn(text),
  },
});

export function fromMarkdown(markdown: string): string {
  return reader.parse(markdown, { async: false });
}
