import { strToU8, type Zippable, zip } from 'fflate';
import { attachmentAddress, notesApi } from '../api/wire';
import type { Attachment, Content } from '../models/note.model';
import { titleFrom } from '../models/text.model';
import { here } from '../state/here';
import { folderOf } from '../state/library';
import { present } from '../sync/held.model';
import { t } from '../t';
import { toMarkdown } from './markdown';
import { fileName, unique, writeHead } from './names.model';

export type Format = 'markdown' | 'html';

interface Note extends Content {
  readonly id: string;
  readonly pinned: boolean;
  readonly folder: string;
  readonly attachments: readonly Attachment[];
}

export interface Exported {
  readonly name: string;
  readonly blob: Blob;
  /** Titles of notes or names of files that could not be had. */
  readonly missing: readonly string[];
}

/** Makes one file of notes: the note itself, or an archive with folders, pictures and attachments. */
export async function exportNotes(
  ids: readonly string[],
  format: Format,
  onProgress: (done: number) => void,
  ended: AbortSignal,
): Promise<Exported> {
  const missing: string[] = [];
  const files: Zippable = {};
  const taken = new Set<string>();
  let done = 0;
  for (const id of ids) {
    ended.throwIfAborted();
    const note = await read(id).catch(() => null);
    if (note === null) missing.push(id);
    else {
      const name = fileName(note.title || titleFrom(note.html), t('note.untitled'));
      if (ids.length === 1 && note.attachments.length === 0 && (format === 'html' || !note.html.includes('src="data:')))
        return {
          name: `${name}${ending[format]}`,
          blob: new Blob([await written(note, format, () => '')], { type: type[format] }),
          missing,
        };
      await add(note, name, format, files, taken, missing);
    }
    onProgress(++done);
  }
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((ready, stop) =>
    zip(files, { level: 6 }, (failure, data) =>
      failure === null ? ready(data as Uint8Array<ArrayBuffer>) : stop(failure),
    ),
  );
  return { name: t('export.archive'), blob: new Blob([bytes], { type: 'application/zip' }), missing };
}

const ending = { markdown: '.md', html: '.html' } as const;
const type = { markdown: 'text/markdown', html: 'text/html' } as const;

async function read(id: string): Promise<Note> {
  const held = (await here.value?.engine.read(id)) ?? null;
  if (held !== null)
    return {
      ...present(held),
      id,
      pinned: held.pinned,
      folder: folderOf(held.folderId)?.path ?? held.folderName,
      attachments: held.attachments,
    };
  const detail = await notesApi.read(id);
  return { ...detail, folder: folderOf(detail.folderId)?.path ?? detail.folderName };
}

async function add(
  note: Note,
  name: string,
  format: Format,
  files: Zippable,
  taken: Set<string>,
  missing: string[],
): Promise<void> {
  const folder = note.folder
    .split('/')
    .map((part) => fileName(part, '_'))
    .join('/');
  const path = unique(`${folder}/${name}${ending[format]}`, taken);
  const beside = `${path.slice(0, -ending[format].length)} ${t('export.files')}`;
  const put = (file: string, bytes: Uint8Array): string => {
    const at = unique(`${beside}/${fileName(file, 'file')}`, taken);
    files[at] = [bytes, { level: 0 }];
    return encodeURI(at.slice(folder.length + 1));
  };
  const links: string[] = [];
  for (const attachment of note.attachments) {
    const answer = await fetch(attachmentAddress(note.id, attachment.id)).catch(() => null);
    if (answer?.ok !== true) missing.push(attachment.name);
    else
      links.push(
        `<li><a href="${put(attachment.name, new Uint8Array(await answer.arrayBuffer()))}">${attachment.name.replaceAll('<', '&lt;')}</a></li>`,
      );
  }
  const whole = links.length === 0 ? note : { ...note, html: `${note.html}<ul>${links.join('')}</ul>` };
  files[path] = strToU8(await written(whole, format, put));
}

async function written(
  note: Content & { readonly pinned: boolean },
  format: Format,
  put: (file: string, bytes: Uint8Array) => string,
): Promise<string> {
  if (format === 'html') return page(note);
  return writeHead(note.title, note.tags, note.pinned) + toMarkdown(unembedded(note.html, put));
}

/** Embedded pictures become files: a Markdown file is to be read by people. */
function unembedded(html: string, put: (file: string, bytes: Uint8Array) => string): string {
  let number = 0;
  return html.replaceAll(/ src="data:image\/([a-z]+);base64,([^"]*)"/g, (_, kind: string, data: string) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return ` src="${put(`${t('export.picture')} ${++number}.${kind === 'jpeg' ? 'jpg' : kind}`, bytes)}"`;
  });
}

function page(note: Content): string {
  const title = note.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const tags =
    note.tags.length === 0
      ? ''
      : `<meta name="keywords" content="${note.tags.join(', ').replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`;
  const style =
    'body{max-width:42em;margin:2em auto;padding:0 1em;font:16px/1.6 system-ui,sans-serif}img{max-width:100%}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.3em .6em}';
  return `<!doctype html>\n<html><head><meta charset="utf-8">${tags}<title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>\n${note.html}\n</body></html>\n`;
}

/** Gives a file to the browser's downloads. */
export function download(file: Exported): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file.blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
