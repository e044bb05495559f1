/** A note as files: itself, its pictures and its attachments. */
import type { Content } from '../models/note.model';
import { escaped } from './fromMarkdown';
import { writeHead } from './head.model';
import { fileName, unique } from './names.model';
import { toMarkdown } from './toMarkdown';

export type Format = 'markdown' | 'html';

export const ending = { markdown: '.md', html: '.html' } as const;

/** Words in names of files. */
export interface Names {
  readonly files: string;
  readonly picture: string;
}

export interface Written extends Content {
  readonly pinned: boolean;
}

/** A file beside the note. */
export interface Beside {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Attached {
  readonly name: string;
  /** Where the note's text shows it, when it is a picture there. */
  readonly address: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Writes a note to `path`; every file that goes beside it gets a path of its own among `taken`. */
export function written(
  note: Written,
  format: Format,
  path: string,
  attached: readonly Attached[],
  names: Names,
  taken: Set<string>,
): { readonly text: string; readonly beside: readonly Beside[] } {
  const stem = path.slice(0, -ending[format].length);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const beside: Beside[] = [];
  const put = (name: string, bytes: Uint8Array<ArrayBuffer>): string => {
    const at = unique(`${stem} ${names.files}/${fileName(name, 'file')}`, taken);
    beside.push({ path: at, bytes });
    return address(at.slice(folder.length));
  };
  const links = attached.map((each) => ({ name: each.name, from: each.address, to: put(each.name, each.bytes) }));
  const html = links.reduce((text, { from, to }) => text.replaceAll(` src="${from}"`, ` src="${to}"`), note.html);
  if (format === 'html') return { text: page({ ...note, html }, links), beside };
  let number = 0;
  const markdown = toMarkdown(html, (picture) => {
    const kind = /^data:image\/([a-z]+)/.exec(picture)?.[1] ?? 'png';
    return put(`${names.picture} ${++number}.${kind === 'jpeg' ? 'jpg' : kind}`, bytesOf(picture));
  });
  const list = links.map(({ name, to }) => `- [${name.replaceAll(/[\\[\]<>*_`]/g, '\\$&')}](${to})\n`).join('');
  const tail = list === '' ? '' : `\n<!-- attachments -->\n\n${list}`;
  return { text: writeHead(note.title, note.tags, note.pinned) + markdown + tail, beside };
}

/** A relative address that a Markdown link takes as it is. */
function address(path: string): string {
  return encodeURI(path).replaceAll(/[()?#']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function bytesOf(picture: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(picture.slice(picture.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
}

function page(note: Written, links: readonly { readonly name: string; readonly to: string }[]): string {
  const title = escaped(note.title);
  const meta = [
    ...(note.tags.length === 0 ? [] : [`<meta name="keywords" content="${escaped(note.tags.join(', '))}">`]),
    ...(note.pinned ? ['<meta name="pinned" content="true">'] : []),
  ].join('');
  const items = links.map(({ name, to }) => `<li><a href="${escaped(to)}">${escaped(name)}</a></li>`).join('');
  const list = items === '' ? '' : `\n<ul class="attachments">${items}</ul>`;
  return `<!doctype html>\n<html><head><meta charset="utf-8">${meta}<title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>\n${note.html}${list}\n</body></html>\n`;
}

const style =
  'body{max-width:42em;margin:2em auto;padding:0 1em;font:16px/1.6 system-ui,sans-serif}img{max-width:100%}' +
  'table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.3em .6em}[data-type=taskList]{list-style:none;padding-left:1.4em}' +
  '[data-type=taskItem]::before{content:"\\2610";float:left;margin-left:-1.4em}[data-checked=true]::before{content:"\\2611"}';
