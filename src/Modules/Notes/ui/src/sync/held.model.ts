/** One note as this browser holds it: what the server last said, and what a person has done since. */
import type { Attachment, Content, NoteRights, Summary } from '../models/note.model';
import { previewOf } from '../models/text.model';

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
  /** Who made what the server last said, where it tells. */
  readonly modifiedBy: string | null;
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
export const ownRights: NoteRights = { modify: true, delete: true, administer: true };

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
    modifiedBy: null,
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
  if (held.creation !== null)
    return held.sent !== null || held.wanted.deleted !== null || (held.mine !== null && !isEmpty(held.mine));
  return held.mine !== null || acts(held.wanted);
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

/** Whether an act waits for the server. */
export function acts(wanted: Wanted): boolean {
  return wanted.pinned !== null || wanted.folderId !== null || wanted.deleted !== null;
}
