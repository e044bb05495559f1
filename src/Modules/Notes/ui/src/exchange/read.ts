import { readHtml, writeHtml } from '../editor/html';
import { embedded } from '../editor/pictures';
import { type Content, cleanTag, limits } from '../models/note.model';
import { t } from '../t';
import type { Given } from './import';
import { fromMarkdown } from './markdown';
import { readHead, resolved } from './names.model';

export interface Read {
  readonly content: Content;
  readonly pinned: boolean;
  readonly attachments: readonly File[];
}

const markdown = /\.(?:md|markdown|mdown)$/i;
const html = /\.html?$/i;
const plain = /\.txt$/i;

export function isNote(path: string): boolean {
  return [markdown, html, plain].some((kind) => kind.test(path));
}

/** Reads a file as a note. Pictures it names are embedded, other files it names become attachments; both are noted in `used`. */
export async function readNote(given: Given, all: ReadonlyMap<string, Given>, used: Set<string>): Promise<Read> {
  const text = await readText(given.file);
  if (text.trim() === '') throw new Error(t('import.empty'));
  const name = (given.path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');
  const { head, body } = html.test(given.path)
    ? { head: { title: null, tags: [], pinned: false }, body: text }
    : readHead(text);
  const source = html.test(given.path) ? body : markdown.test(given.path) ? fromMarkdown(body) : paragraphs(body);
  const page = new DOMParser().parseFromString(source, 'text/html');
  const own = head.title ?? page.querySelector('title')?.textContent?.trim() ?? '';
  const keywords = page.querySelector('meta[name=keywords]')?.getAttribute('content')?.split(',') ?? [];
  const title = (own || heading(page) || name).slice(0, limits.title);
  const first = page.body.firstElementChild;
  if (first?.tagName === 'H1' && first.textContent?.trim() === title) first.remove();
  const attachments = await bring(page, given.path, all, used);
  const tags = [...new Set([...head.tags, ...keywords].map(cleanTag).filter((tag) => tag !== ''))].slice(
    0,
    limits.tags,
  );
  return { content: { title, html: writeHtml(readHtml(page.body.innerHTML)), tags }, pinned: head.pinned, attachments };
}

async function readText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(wide, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(t('import.noText'));
  }
}

function paragraphs(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('');
}

function heading(page: Document): string {
  const first = page.body.firstElementChild;
  return first?.tagName === 'H1' ? (first.textContent?.trim() ?? '') : '';
}

/** Takes in the files that a note names beside itself. */
async function bring(
  page: Document,
  path: string,
  all: ReadonlyMap<string, Given>,
  used: Set<string>,
): Promise<File[]> {
  const attachments: File[] = [];
  const find = (address: string | null): Given | null => all.get(resolved(path, address ?? '') ?? '') ?? null;
  for (const picture of page.querySelectorAll('img')) {
    const found = find(picture.getAttribute('src'));
    if (found === null) continue;
    used.add(found.path);
    const src = await embedded(typed(found));
    if (src !== null) picture.setAttribute('src', src);
    else attachments.push(asFile(found));
  }
  for (const link of page.querySelectorAll('a[href]')) {
    const found = find(link.getAttribute('href'));
    if (found === null || isNote(found.path)) continue;
    used.add(found.path);
    attachments.push(asFile(found));
    const item = link.closest('li');
    if (item !== null && item.textContent === link.textContent) item.remove();
    else link.replaceWith(...link.childNodes);
  }
  for (const list of page.querySelectorAll('ul, ol')) if (list.childElementCount === 0) list.remove();
  return attachments;
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  avif: 'image/avif',
};

function typed(given: Given): Blob {
  const type = types[given.path.split('.').at(-1)?.toLowerCase() ?? ''] ?? given.file.type;
  return given.file.slice(0, given.file.size, type);
}

function asFile(given: Given): File {
  return new File([given.file], given.path.split('/').at(-1) ?? 'file', {
    type: typed(given).type || 'application/octet-stream',
  });
}
