/** The note that is open. */
import { ApiProblem } from '@kit/api/problem';
import { sessions } from '@kit/session/session';
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import { notesApi } from '../api/wire';
import type { Held } from '../sync/held.model';
import { Desk } from './desk';
import { type Here, here, onChange, reachable, sendSoon } from './here';
import { folderOf, home, known, named } from './library';
import { go, place, showNote } from './place';

export type Opening =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: string; readonly since: Date }
  | { readonly kind: 'open'; readonly id: string; readonly desk: Desk }
  /** It is not on the server, or not open to this person. */
  | { readonly kind: 'missing'; readonly id: string }
  /** It is not kept here and cannot be asked for. */
  | { readonly kind: 'away'; readonly id: string; readonly problem: ApiProblem | null };

export const opening = signal<Opening>({ kind: 'none' });

/** The note in hand, when there is one. */
export const desk = computed(() => (opening.value.kind === 'open' ? opening.value.desk : null));

/** When the open note was last changed by somebody else, or elsewhere, while it was open. */
export const changedElsewhere = signal<Date | null>(null);
/** What the last merge of the open note did. */
export const mergeStory = signal<{ readonly taken: number; readonly conflicts: number } | null>(null);

let asking: AbortController | null = null;

/** Brings the note that the address names on screen. */
async function openNote(parts: Here, id: string | null): Promise<void> {
  const before = desk.value;
  if (before !== null && before.id === id) return;
  leaveNote();
  if (id === null) {
    opening.value = { kind: 'none' };
    await before?.close();
    return;
  }
  opening.value = { kind: 'loading', id, since: new Date() };
  await before?.close();
  const held = await parts.engine.read(id);
  if (held?.wanted.deleted != null) {
    if (stillWanted(id)) opening.value = { kind: 'missing', id };
    return;
  }
  if (held !== null && held.id !== id) {
    // The server gave it its id meanwhile, and the address still has the key it was begun under.
    if (stillWanted(id)) showNote(held.id, true);
    return;
  }
  if (stillWanted(id) && held !== null) show(parts, held);
  if (held === null || isOld(held)) await fetchNote(parts, id);
}

function leaveNote(): void {
  asking?.abort();
  changedElsewhere.value = null;
  mergeStory.value = null;
}

/** Asks the server for the note, and shows or refreshes it. */
export async function fetchNote(parts: Here, id: string): Promise<void> {
  const mine = new AbortController();
  asking = mine;
  try {
    const held = await parts.engine.renew(id, (version) => notesApi.readUnless(id, version, mine.signal));
    if (held !== null && stillWanted(id) && desk.value?.id !== id) show(parts, held);
  } catch (failure) {
    if (mine.signal.aborted) return;
    if (!(failure instanceof ApiProblem)) throw failure;
    const missing = failure.status === 404 || failure.status === 403;
    if (missing) await parts.engine.forget(id);
    if (!stillWanted(id) || desk.value?.id === id) return;
    opening.value = missing ? { kind: 'missing', id } : { kind: 'away', id, problem: failure };
  }
}

function show(parts: Here, held: Held, kept?: Promise<void>): void {
  opening.value = { kind: 'open', id: held.id, desk: new Desk(held, parts.engine, () => sendSoon(), kept) };
}

function isOld(held: Held): boolean {
  return held.creation === null && known.value.find((note) => note.id === held.id)?.version !== held.listVersion;
}

function stillWanted(id: string): boolean {
  return place.value.note === id;
}

/** A new note, open at once, so that the next key is written in it; the server learns of it after. */
export async function newNote(content = { title: '', html: '', tags: [] as readonly string[] }): Promise<void> {
  const parts = here.value;
  if (parts === null) return;
  const { view } = place.value;
  const wanted = view.kind === 'folder' ? folderOf(view.id) : null;
  const folder = wanted?.rights.add === true ? wanted : home.value;
  const { held, kept } = parts.engine.create({ id: folder?.id ?? '', name: folder?.name ?? '' }, content);
  const stays = view.kind === 'all' || (view.kind === 'folder' && view.id === folder?.id);
  const before = desk.value;
  leaveNote();
  batch(() => {
    show(parts, held, kept);
    go({ view: stays ? view : { kind: 'all' }, note: held.id });
  });
  await Promise.all([before?.close(), kept]);
}

onChange((change) => {
  const open = desk.value;
  if (open === null || (change.from !== open.id && change.id !== open.id)) return;
  // Deleted here: the list has closed it. Deleted elsewhere: what is on screen stays, and is kept when it is written in.
  if (change.merged !== undefined) {
    mergeStory.value = change.merged;
    if (change.merged.taken > 0) changedElsewhere.value = new Date();
  }
  const { held } = change;
  const fresh =
    held !== null &&
    held.version !== open.held.value.version &&
    open.held.value.version !== null &&
    held.version !== null;
  if (fresh && held.mine === null && open.held.value.mine === null) changedElsewhere.value = new Date();
  open.heard(change);
  if (held !== null && held.id !== change.from && place.value.note === change.from) showNote(held.id, true);
});

effect(() => {
  const parts = here.value;
  const { note } = place.value;
  // Only the address opens a note: one that gets its id from the server while it is written in is the same one.
  if (parts !== null) untracked(() => void openNote(parts, note));
});

/**
 * The list says that the open note is another one on the server, or was changed: it is asked for. Two changes within a second have one
 * version in the list, so a note that is named is asked for in any case.
 */
effect(() => {
  const parts = here.value;
  const open = desk.value;
  const there = known.value.find((note) => note.id === open?.id);
  const isNamed = open !== null && named.value.has(open.id);
  if (parts === null || open === null || there === undefined || sessions.value === 0 || !reachable.value.there) return;
  const held = open.held.peek();
  if (held.mine === null && (isNamed || held.listVersion !== there.version)) void fetchNote(parts, open.id);
});

/** What was changed elsewhere is no news any more to somebody who goes on writing. */
effect(() => {
  if (desk.value?.dirty.value === true) changedElsewhere.value = null;
});

/** Places in the open note where two texts stand. */
export const conflicts = signal(0);
