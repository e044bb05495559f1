import { gfm } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';

/** Spaces that Markdown would lose, until they can be written as such. */
const held = { space: '\ue000', hard: '\ue001' } as const;

const writer = new Turndown({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  emDelimiter: '*',
  hr: '---',
});
writer.use(gfm);
writer.addRule('item', {
  filter: 'li',
  replacement: (content, node) => {
    const sign = signOf(node as HTMLElement);
    const text = content.replace(/^\n+|\n+$/g, '').replaceAll('\n', `\n${' '.repeat(sign.indent)}`);
    return `${sign.text}${text.replaceAll(/\n +(?=\n)/g, '\n')}${node.nextSibling === null ? '' : '\n'}`;
  },
});
// Markdown has no sign of its own for these; it carries them as they are.
writer.addRule('bare', {
  filter: ['sub', 'sup', 'u', 'mark', 'span'],
  replacement: (content, node) => {
    const [open, close] = tagsOf(node as HTMLElement);
    return `${open}${content}${close}`;
  },
});
writer.addRule('struck', { filter: ['s'], replacement: (content) => `~~${content}~~` });
writer.addRule('address', {
  filter: (node) => node.nodeName === 'A' && isAddress(node),
  replacement: (_, node) => `<${node.textContent}>`,
});
writer.addRule('sized', {
  filter: (node) => node.nodeName === 'IMG' && (node.hasAttribute('width') || node.hasAttribute('height')),
  replacement: (_, node) => (node as HTMLElement).outerHTML,
});
const plain = writer.escape.bind(writer);
writer.escape = (text) =>
  plain(text)
    .replaceAll('<', '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll('~~', '\\~\\~')
    .replaceAll(/\b(https?|ftp):\/\//gi, '$1\\://')
    .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replaceAll(/(?<=[\w.+-])@(?=\w)/g, '\\@');

/** A block of a note as Markdown; not every block can be read back from it. */
export function markdownOf(block: HTMLElement): string {
  const holder = block.ownerDocument.createElement('div');
  holder.append(block.cloneNode(true));
  unwrap(holder);
  holdSpaces(holder);
  return writer.turndown(holder).replaceAll(held.space, '&#32;').replaceAll(held.hard, '&nbsp;');
}

/** The one paragraph of a cell or an item is its text. */
function unwrap(holder: HTMLElement): void {
  for (const cell of holder.querySelectorAll('td, th'))
    if (cell.childElementCount === 1 && cell.firstElementChild?.tagName === 'P')
      cell.replaceChildren(...cell.firstElementChild.childNodes);
  for (const item of holder.querySelectorAll('li')) {
    const [first, ...rest] = item.children;
    const lists = rest.every((each) => each.tagName === 'UL' || each.tagName === 'OL');
    if (first?.tagName === 'P' && lists) first.replaceWith(...first.childNodes);
  }
}

function holdSpaces(holder: HTMLElement): void {
  const texts = holder.ownerDocument.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text !== null; text = texts.nextNode() as Text | null) {
    if (text.parentElement?.closest('pre, code') != null) continue;
    const [first, last] = [edge(text, 'previousSibling'), edge(text, 'nextSibling')];
    text.data = text.data
      .replaceAll('\u00a0', held.hard)
      .replaceAll(/(?<= ) | (?= {2})/g, held.space)
      .replace(/^ /, (space) => (first ? held.space : space))
      .replace(/ $/, (space) => (last ? held.space : space));
  }
}

/** Whether a text stands at the beginning or end of its line. */
function edge(text: Text, side: 'previousSibling' | 'nextSibling'): boolean {
  let node: Node | null = text;
  while (node !== null && node[side] === null) {
    node = node.parentNode;
    if (node !== null && /^(?:P|H[1-6]|LI|T[DH]|DIV)$/.test(node.nodeName)) return true;
  }
  return /^(?:BR|UL|OL)$/.test(node?.[side]?.nodeName ?? '');
}

function signOf(item: HTMLElement): { readonly text: string; readonly indent: number } {
  const list = item.parentElement;
  if (item.dataset.type === 'taskItem')
    return { text: item.dataset.checked === 'true' ? '- [x] ' : '- [ ] ', indent: 2 };
  if (list?.tagName !== 'OL') return { text: '- ', indent: 2 };
  const start = Number(list.getAttribute('start') ?? 1);
  const text = `${start + [...list.children].indexOf(item)}. `;
  return { text, indent: text.length };
}

function tagsOf(element: HTMLElement): readonly [string, string] {
  const bare = (element.cloneNode() as HTMLElement).outerHTML;
  const end = bare.lastIndexOf('</');
  return [bare.slice(0, end), bare.slice(end)];
}

/** Whether a link shows nothing but where it leads. */
function isAddress(link: HTMLElement): boolean {
  const [text, href] = [link.textContent ?? '', link.getAttribute('href') ?? ''];
  const plainText = link.childElementCount === 0 && !/[\s<>]/.test(text);
  return plainText && (href === text || href === `mailto:${text}`) && /^https?:|@/.test(text);
}
