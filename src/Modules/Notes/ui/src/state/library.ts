import { language } from '@kit/i18n/i18n';
import { remembered } from '@kit/storage';
import { computed, effect, signal } from '@preact/signals';
import type { Folder, Summary } from '../models/note.model';
import { arranged, belongsTo, counted, type Sort } from '../models/view.model';
import type { Change } from '../sync/engine';
import { summaryOf, waits } from '../sync/held.model';
import { place } from './place';

/** The list as the server last gave it. */
export const known = signal<readonly Summary[]>([]);
export const folders = signal<readonly Folder[]>([]);
/** Whether `known` is the whole list and not only its beginning. */
export const whole = signal(false);
/** How many notes the server has, when it last said so. */
export const total = signal<number | null>(null);

/** Notes that the server last named as changed. */
export const named = signal<ReadonlySet<string>>(new Set());

/** What was done here and is not on the server: shown over the list. Null: deleted. */
export const overlay = signal<ReadonlyMap<string, Summary | null>>(new Map());

export const notes = computed<readonly Summary[]>(() => {
  const over = overlay.value;
  if (over.size === 0) return known.value;
  const below = known.value.filter((note) => !over.has(note.id));
  return [...below, ...[...over.values()].filter((note) => note !== null)];
});

export const sharedFolders = computed(
  () => new Set(folders.value.filter((folder) => folder.owner !== null).map((folder) => folder.id)),
);
export const counts = computed(() => counted(notes.value, sharedFolders.value, language()));

/** The folder a new note goes to when no other is open. */
export const home = computed(
  () =>
    folders.value.find((folder) => folder.isDefault && folder.owner === null) ??
    folders.value.find((folder) => folder.rights.add) ??
    null,
);

export const folderOf = (id: string): Folder | null => folders.value.find((folder) => folder.id === id) ?? null;

export const sort = signal<Sort>(remembered.get('notes.sort') === 'title' ? 'title' : 'changed');
effect(() => remembered.set('notes.sort', sort.value === 'title' ? 'title' : null));

/** The notes of the view in hand, in order. */
export const inView = computed(() =>
  arranged(
    notes.value.filter((note) => belongsTo(place.value.view, note, sharedFolders.value)),
    sort.value,
    language(),
  ),
);

/** Puts what happened to a note here into the list. */
export function heed(change: Change): void {
  const over = new Map(overlay.value);
  over.delete(change.from);
  const { held } = change;
  if (held === null) {
    known.value = known.value.filter((note) => note.id !== change.id && note.id !== change.from);
  } else {
    const summary = summaryOf(held);
    const inHand = held.creation !== null || waits(held) || held.trouble !== null;
    if (inHand) over.set(held.id, held.wanted.deleted === null ? summary : null);
    else over.delete(held.id);
    if (change.from !== held.id) known.value = known.value.filter((note) => note.id !== change.from);
    if (!inHand) upsert([summary]);
  }
  overlay.value = over;
}

/** Puts notes into the list in place of what was known of them; what only this browser knows stays. */
export function upsert(fresh: readonly Summary[]): void {
  if (fresh.length === 0) return;
  const before = new Map(known.value.map((note) => [note.id, note]));
  for (const note of fresh) {
    const preview = note.preview ?? before.get(note.id)?.preview;
    before.set(note.id, preview === undefined ? note : { ...note, preview });
  }
  known.value = [...before.values()];
}
