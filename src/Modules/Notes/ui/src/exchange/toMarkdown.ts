/** A note's HTML as Markdown that is read back to the same note: a block that has no such Markdown stays HTML. */
import { readHtml, writeHtml } from '../editor/html';
import { fromMarkdown } from './fromMarkdown';
import { markdownOf } from './turndown';

const parsed = (html: string): HTMLElement => new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body;

/** Lists and quotes that follow one another would become one. */
const apart = '<!-- -->';
const grows = new Set(['UL', 'OL', 'BLOCKQUOTE']);

/** Pictures have an address of their own in the file; `addressOf` gives it for one that is embedded. */
export function toMarkdown(html: string, addressOf: (picture: string) => string): string {
  const body = parsed(writeHtml(readHtml(html)));
  const pictures = new Map<string, string>();
  for (const picture of body.querySelectorAll('img')) {
    const src = picture.getAttribute('src') ?? '';
    if (!src.startsWith('data:')) continue;
    const address = addressOf(src);
    pictures.set(address, standIn(pictures.size));
    picture.setAttribute('src', address);
  }
  const shown = (part: string): string => {
    const seen = parsed(part);
    for (const picture of seen.querySelectorAll('img')) {
      const known = pictures.get(picture.getAttribute('src') ?? '');
      if (known !== undefined) picture.setAttribute('src', known);
    }
    return writeHtml(readHtml(seen.innerHTML));
  };
  const reads = (markdown: string, as: string): boolean => shown(fromMarkdown(markdown)) === shown(as);
  const blocks = [...body.children] as HTMLElement[];
  const light = joined(blocks, blocks.map(markdownOf));
  if (reads(light, body.innerHTML)) return light;
  const checked = blocks.map((block) => {
    const markdown = markdownOf(block);
    return reads(markdown, block.outerHTML) ? markdown : markup(block);
  });
  const mixed = joined(blocks, checked);
  return reads(mixed, body.innerHTML) ? mixed : joined(blocks, blocks.map(markup));
}

/** A picture of nothing in the place of a large one while texts are compared. */
const standIn = (number: number): string => `data:image/png;base64,${String(number).padStart(4, '0')}`;

function joined(blocks: readonly HTMLElement[], parts: readonly string[]): string {
  const lines = blocks.map((block, at) => {
    const alike = grows.has(block.tagName) && grows.has(blocks[at - 1]?.tagName ?? '');
    return (alike ? `${apart}\n\n` : '') + parts[at];
  });
  return `${lines.join('\n\n')}\n`;
}

/** One line of HTML: an empty one would end it. */
const markup = (block: HTMLElement): string => block.outerHTML.replaceAll('\n', '&#10;');
