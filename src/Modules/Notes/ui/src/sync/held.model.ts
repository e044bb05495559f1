/**
 * One note as this browser holds it: what the server last said, and what a person has done since. Every change here is a pure
 * step; the engine reads, steps and writes back under a version of its own, so that two tabs never lose each other's words.
 */
import {
  type Attachment,
  type Content,
  contentOf,
  type Detail,
  type NoteRights,
  type Summary,
  sameContent,
} from '../models/note.model';
import { plainText, previewOf } from '../models/text.model';
import { type Merge, type MergeResult, mergeContent, reached } from './merging.model';

export interface Held {
  /** The server's id; before there is one, the key under which the note will be made. */
  readonly id: string;
  readonly folderId: string;
  readonly folderName: string;
  readonly owner: string | null;
  readonly rights: NoteRights;
  readonly attachments: readonly Attachment[];
  readonly pinned: boolean;
  readonly modified: string;
  /** What the server had when `mine` was begun; null while the server has never had the note. */
  readonly base: Content | null;
  readonly version: string | null;
  /** The version that lists have for the same state. */
  readonly listVersion: string;
  /** What is written here and not on the server. */
  readonly mine: Content | null;
  /** What was last sent without an answer: the server may have it. */
  readonly sent: Content | null;
  /** Key of the making; null once the server has the note. */
  readonly creation: string | null;
  readonly wanted: Wanted;
  /** When the oldest of what waits was done, ms. */
  readonly since: number | null;
  /** Code of the refusal that only a person can settle. */
  readonly trouble: string | null;
}

/** Acts that wait for the server. */
export interface Wanted {
  readonly pinned: boolean | null;
  readonly folderId: string | null;
  /** When it was deleted, ms. */
  readonly deleted: number | null;
}

export const nothingWanted: Wanted = { pinned: null, folderId: null, deleted: null };
const ownRights: NoteRights = { modify: true, delete: true, administer: true };

/** A new note, known here only. */
export function begun(key: string, folderId: string, folderName: string, content: Content, now: number): Held {
  return {
    id: key,
    folderId,
    folderName,
    owner: null,
    rights: ownRights,
    attachments: [],
    pinned: false,
    modified: new Date(now).toISOString(),
    base: null,
    version: null,
    listVersion: '',
    mine: content,
    sent: null,
    creation: key,
    wanted: nothingWanted,
    since: now,
    trouble: null,
  };
}

/** What a person sees: their own words where there are any. */
export function present(held: Held): Content {
  return held.mine ?? held.base ?? { title: '', html: '', tags: [] };
}

export function isEmpty(content: Content): boolean {
  return (
    content.title.trim() === '' &&
    content.tags.length === 0 &&
    previewOf(content.html) === '' &&
    !/<(?:img|hr|table)\b|data-kept/.test(content.html)
  );
}

/** Whether anything of it is not on the server. A new note without a word is not worth the server's while. */
export function waits(held: Held): boolean {
  const { pinned, folderId, deleted } = held.wanted;
  if (held.creation !== null)
    return held.sent !== null || deleted !== null || (held.mine !== null && !isEmpty(held.mine));
  return held.mine !== null || pinned !== null || folderId !== null || deleted !== null;
}

/** A person wrote. `seen` is what their page showed before; other words that came meanwhile stay. */
export function edited(held: Held, seen: Content, next: Content, merge: Merge | null, now: number): Held {
  const known = present(held);
  const mine = sameContent(known, seen) || merge === null ? next : mergeContent(seen, next, known, merge).content;
  return { ...held, mine, modified: new Date(now).toISOString(), since: held.since ?? now, trouble: null };
}

/** The server's note, asked for or told. Own words stay on top until they are stored or merged. */
export function received(held: Held | null, detail: Detail): Held {
  const fresh = {
    ...begun(detail.id, detail.folderId, detail.folderName, contentOf(detail), 0),
    creation: null,
    mine: null,
    since: null,
  };
  const before = held ?? fresh;
  const content =
    before.mine === null && before.sent === null
      ? { base: contentOf(detail), version: detail.version, listVersion: detail.listVersion }
      : {};
  return { ...before, ...about(before, detail), ...content };
}

/** About to send: remembered, for the case that no answer comes. */
export function sending(held: Held, content: Content): Held {
  return { ...held, sent: content };
}

/** The server has taken `sent` and says how the note reads now. */
export function stored(held: Held, sent: Content, detail: Detail, merge: Merge): Held {
  const theirs = settled(sent, detail);
  const mine =
    held.mine === null || sameContent(held.mine, sent) ? null : mergeContent(sent, held.mine, theirs, merge).content;
  return {
    ...held,
    ...about(held, detail),
    base: theirs,
    version: detail.version,
    listVersion: detail.listVersion,
    mine,
    sent: null,
    creation: null,
    since: mine === null && !acts(held.wanted) ? null : held.since,
    trouble: null,
  };
}

/** The server has another text than ours began from: both go together. */
export function stale(held: Held, detail: Detail, merge: Merge): { readonly held: Held; readonly result: MergeResult } {
  const theirs = settled(held.sent ?? present(held), detail);
  const mine = present(held);
  // Without an answer to what was sent, their text may already hold ours.
  const inDoubt = held.sent !== null && reached(held.base, held.sent, theirs);
  const base = inDoubt ? held.sent : (held.base ?? theirs);
  const result = mergeContent(base ?? theirs, mine, theirs, merge);
  const same = sameContent(result.content, theirs);
  const next: Held = {
    ...held,
    ...about(held, detail),
    base: theirs,
    version: detail.version,
    listVersion: detail.listVersion,
    mine: same ? null : result.content,
    sent: null,
    creation: null,
    since: same && !acts(held.wanted) ? null : held.since,
  };
  return { held: next, result };
}

/** It is no longer on the server: what is written here becomes a new note. */
export function gone(held: Held, key: string, folderId: string, folderName: string): Held {
  return {
    ...held,
    id: key,
    creation: key,
    folderId,
    folderName,
    owner: null,
    rights: ownRights,
    base: null,
    version: null,
    listVersion: '',
    mine: present(held),
    sent: null,
    wanted: { ...nothingWanted, pinned: held.wanted.pinned },
    trouble: null,
  };
}

export function wanting(held: Held, wanted: Partial<Wanted>, now: number): Held {
  const next = { ...held, wanted: { ...held.wanted, ...wanted }, trouble: null };
  return { ...next, since: waits(next) ? (held.since ?? now) : null };
}

/** An act that waited is done. */
export function done(held: Held, wanted: Partial<Wanted>, change: Partial<Held> = {}): Held {
  const next = { ...held, ...change, wanted: { ...held.wanted, ...wanted } };
  return { ...next, since: waits(next) ? held.since : null };
}

export function troubled(held: Held, code: string): Held {
  return { ...held, trouble: code, sent: null };
}

/** The note as the list shows it. */
export function summaryOf(held: Held): Summary {
  const content = present(held);
  return {
    id: held.id,
    folderId: held.wanted.folderId ?? held.folderId,
    title: content.title,
    tags: content.tags,
    pinned: held.wanted.pinned ?? held.pinned,
    modified: held.modified,
    version: held.listVersion,
    preview: previewOf(content.html),
  };
}

function about(held: Held, detail: Detail): Partial<Held> {
  const { folderId, folderName, owner, rights, attachments, pinned } = detail;
  const modified = held.mine === null ? detail.modified : held.modified;
  return { id: detail.id, folderId, folderName, owner, rights, attachments, pinned, modified };
}

/**
 * The server's answer to what was sent, as a base for what comes next. A title that it made of the first words, because none was
 * given, is not one that somebody wrote; and where it only laid the text out differently, the text stays as it was sent.
 */
function settled(sent: Content, detail: Detail): Content {
  const theirs = contentOf(detail);
  const line = plainText(theirs.html).replaceAll('\n', ' ');
  const title = sent.title === '' && line.startsWith(theirs.title.slice(0, 40).trim()) ? '' : theirs.title;
  const html = squeezed(theirs.html) === squeezed(sent.html) ? sent.html : theirs.html;
  return { title, html, tags: theirs.tags };
}

function squeezed(html: string): string {
  return html.replaceAll(/&nbsp;|[\s\u00a0]+/g, '');
}

function acts(wanted: Wanted): boolean {
  return wanted.pinned !== null || wanted.folderId !== null || wanted.deleted !== null;
}
