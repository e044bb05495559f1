/** What the server's answers do to a note that is kept here: pure steps as well, loaded with what sends. */
import { type Content, contentOf, type Detail, sameContent } from '../models/note.model';
import { plainText } from '../models/text.model';
import { acts, type Held, nothingWanted, ownRights, present, type Wanted, waits } from './held.model';
import { type Author, type Merge, type MergeResult, mergeContent, reached } from './merging.model';
import { about, authorOf } from './steps.model';

/** About to send: remembered, for the case that no answer comes. */
export function sending(held: Held, content: Content): Held {
  return { ...held, sent: content };
}

/** The server has taken `sent` and says how the note reads now. */
export function stored(held: Held, sent: Content, detail: Detail, merge: Merge): Held {
  const theirs = settled(sent, detail);
  const mine =
    held.mine === null || sameContent(held.mine, sent)
      ? null
      : mergeContent(sent, held.mine, theirs, merge, authorOfDetail(detail)).content;
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
  const result = mergeContent(base ?? theirs, mine, theirs, merge, authorOfDetail(detail));
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
    attachments: [],
    base: null,
    version: null,
    listVersion: '',
    mine: present(held),
    sent: null,
    wanted: { ...nothingWanted, pinned: held.wanted.pinned },
    trouble: null,
  };
}

/**
 * A note that the server has given its id meets what was kept under that id already: before the answer to its making came, the list had
 * brought it, and somebody may have written in it there. The words of both go together.
 */
export function joined(made: Held, there: Held, merge: Merge): Held {
  const wanted: Wanted = {
    pinned: made.wanted.pinned ?? there.wanted.pinned,
    folderId: made.wanted.folderId ?? there.wanted.folderId,
    deleted: made.wanted.deleted ?? there.wanted.deleted,
  };
  const mine =
    made.mine === null || there.mine === null
      ? (made.mine ?? there.mine)
      : mergeContent(there.base ?? made.base ?? there.mine, made.mine, there.mine, merge, authorOf(there)).content;
  // Words that grew from one state of the server are sent as a change of that state.
  const { base, version, listVersion } = made.mine === null && there.mine !== null ? there : made;
  return { ...made, base, version, listVersion, mine, wanted, since: made.since ?? there.since };
}

/** An act that waited is done. */
export function done(held: Held, wanted: Partial<Wanted>, change: Partial<Held> = {}): Held {
  const next = { ...held, ...change, wanted: { ...held.wanted, ...wanted } };
  return { ...next, since: waits(next) ? held.since : null };
}

const authorOfDetail = ({ modifiedBy = null, modified }: Detail): Author => ({ who: modifiedBy, when: modified });

/**
 * The server's answer to what was sent, as a base for what comes next. A title that it made of the first words, because none was
 * given, is not one that somebody wrote; and where it only laid the text out differently, the text stays as it was sent.
 */
function settled(sent: Content, detail: Detail): Content {
  const theirs = contentOf(detail);
  const title = sent.title === '' && isMade(theirs) ? '' : theirs.title;
  const html = squeezed(theirs.html) === squeezed(sent.html) ? sent.html : theirs.html;
  return { title, html, tags: theirs.tags };
}

/** Titles made by the server are the text's first 128 letters. */
function isMade({ title, html }: Content): boolean {
  const [head, text] = [title, plainText(html)].map((part) => part.replaceAll(/[^\p{L}\p{N}]/gu, '')) as [
    string,
    string,
  ];
  return text === head || (title.length >= 120 && text.startsWith(head));
}

function squeezed(html: string): string {
  return html.replaceAll(/&nbsp;|[\s\u00a0]+/g, '');
}
