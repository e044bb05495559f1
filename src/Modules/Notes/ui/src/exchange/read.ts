import { readHtml, writeHtml } from '../editor/html';
import { type Content, cleanTag, limits } from '../models/note.model';
import { t } from '../t';
import { bring } from './bring';
import { escaped, fromMarkdown } from './fromMarkdown';
import type { Given } from './given';
import { type Head, noHead, readHead } from './head.model';

export interface Read {
  readonly content: Content;
  readonly pinned: boolean;
  readonly attachments: readonly File[];
  /** What the note names and cannot be had. */
  readonly missing: readonly string[];
}

/** Longest file that is read as a note, bytes; a saved page may carry more than a note takes of it. */
const longest = 20 * 1024 * 1024;

const markdown = /\.(?:md|markdown|mdown)$/i;
const html = /\.html?$/i;
const plain = /\.txt$/i;

export function isNote(path: string): boolean {
  return [markdown, html, plain].some((kind) => kind.test(path));
}

/** Reads a file as a note. Pictures it names are embedded, other files it names become attachments; both are noted in `used`. */
export async function readNote(given: Given, all: ReadonlyMap<string, Given>, used: Set<string>): Promise<Read> {
  if (given.file.size > longest) throw new Error(t('import.tooLarge'));
  const text = await readText(given.file, html.test(given.path));
  if (text.trim() === '') throw new Error(t('import.empty'));
  const { head, body } = markdown.test(given.path) ? readHead(text) : { head: noHead, body: text };
  const source = html.test(given.path) ? body : markdown.test(given.path) ? marked(body) : paragraphs(body);
  const page = new DOMParser().parseFromString(source, 'text/html');
  const title = titleOf(page, head, given.path);
  const keywords = page.querySelector('meta[name=keywords]')?.getAttribute('content')?.split(',') ?? [];
  const { attachments, missing } = await bring(page, given.path, all, used);
  const tags = new Set([...head.tags, ...keywords].map(cleanTag).filter((tag) => tag !== ''));
  return {
    content: {
      title: title.slice(0, limits.title),
      html: writeHtml(readHtml(page.body.innerHTML)),
      tags: [...tags].slice(0, limits.tags),
    },
    pinned: head.pinned || page.querySelector('meta[name=pinned]')?.getAttribute('content') === 'true',
    attachments,
    missing,
  };
}

/** What the file says its title is, else its first heading, else its name. A heading that is the title is not said twice. */
function titleOf(page: Document, head: Head, path: string): string {
  const told = head.title ?? page.querySelector('title')?.textContent?.trim() ?? null;
  const first = page.body.firstElementChild;
  const heading = first?.tagName === 'H1' ? (first.textContent?.trim() ?? '') : null;
  if (head.title === null && first !== null && heading !== null && (told === null || told === heading)) first.remove();
  return told ?? (heading || fileTitle(path));
}

/** The list of attachments that we write below a note is no part of it. */
function marked(body: string): string {
  const tail = /\r?\n<!-- attachments -->\r?\n\r?\n((?:- \[.*\]\(.*\)\r?\n?)+)$/.exec(body);
  if (tail === null) return fromMarkdown(body);
  return (
    fromMarkdown(body.slice(0, tail.index)) + fromMarkdown(tail[1] ?? '').replace('<ul>', '<ul class="attachments">')
  );
}

const fileTitle = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');

async function readText(file: Blob, mayBeNamed: boolean): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const named = mayBeNamed ? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1] : undefined;
  const wide = start.startsWith('ÿþ') ? 'utf-16le' : start.startsWith('þÿ') ? 'utf-16be' : undefined;
  try {
    const text = new TextDecoder(wide ?? named ?? 'utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Neither in the letters it says, nor such letters at all.
  }
  throw new Error(t('import.noText'));
}

function paragraphs(text: string): string {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');
}
