/**
 * What a person does to a note that is kept here. Every change is a pure step; the engine reads, steps and writes back under a version of
 * its own, so that two tabs never lose each other's words. No step asks a clock what is newer: versions say that.
 */
import { type Content, contentOf, type Detail, sameContent } from '../models/note.model';
import { begun, type Held, present, type Wanted, waits } from './held.model';
import { type Author, type Merge, mergeContent } from './merging.model';

/** A person wrote. `seen` is what their page showed before; other words that came meanwhile stay. */
export function edited(held: Held, seen: Content, next: Content, merge: Merge | null, now: number): Held {
  const known = present(held);
  const mine =
    sameContent(known, seen) || merge === null ? next : mergeContent(seen, next, known, merge, authorOf(held)).content;
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

/** For how long a deletion can be taken back before the server hears of it, ms. */
export const grace = 7_000;

/** A deletion waits for as long as it can be taken back; a clock that was set back does not make it wait for longer. */
export function mayComeBack({ wanted }: Held, now: number): boolean {
  return wanted.deleted !== null && Math.abs(now - wanted.deleted) < grace;
}

export function wanting(held: Held, wanted: Partial<Wanted>, now: number): Held {
  const next = { ...held, wanted: { ...held.wanted, ...wanted }, trouble: null };
  return { ...next, since: waits(next) ? (held.since ?? now) : null };
}

export function troubled(held: Held, code: string): Held {
  return { ...held, trouble: code, sent: null };
}

/** What the server says beside the text. */
export function about(held: Held, detail: Detail): Partial<Held> {
  const { folderId, folderName, owner, rights, attachments, pinned, modifiedBy = null } = detail;
  const modified = held.mine === null ? detail.modified : held.modified;
  return { id: detail.id, folderId, folderName, owner, rights, attachments, pinned, modified, modifiedBy };
}

/** Whose text a page meets in the store: a window of the same person, or whoever the server named last. */
export function authorOf(held: Held): Author {
  return { who: held.mine === null ? held.modifiedBy : null, when: held.modified };
}
