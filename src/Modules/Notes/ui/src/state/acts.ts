/** What a person does with a note as a whole. */
import { ApiProblem } from '@kit/api/problem';
import { toast } from '@kit/components/Toast';
import { notesApi } from '../api/wire';
import { titleFrom } from '../models/text.model';
import { type Held, present, type Wanted } from '../sync/held.model';
import { grace } from '../sync/steps.model';
import { t } from '../t';
import type { Desk } from './desk';
import { here, send, sendSoon } from './here';
import { folderOf, home, inView, notes } from './library';
import { closeNote, place, showNote } from './place';

/** What a note is called where it has no title. */
export function nameOf(note: { readonly title: string; readonly preview?: string }): string {
  return note.title || (note.preview ?? '').slice(0, 60) || t('note.untitled');
}

export function nameOfHeld(held: Held): string {
  const { title, html } = present(held);
  return title || titleFrom(html) || t('note.untitled');
}

/** Keeps a wish here; the server hears of it after. A note that is not kept here is asked for first. */
async function want(id: string, wanted: Partial<Wanted>): Promise<boolean> {
  const parts = here.value;
  if (parts === null) return false;
  if ((await parts.engine.read(id)) !== null) await parts.engine.want(id, wanted);
  else
    try {
      await parts.engine.wantOf(await notesApi.read(id), wanted);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      return false;
    }
  sendSoon(wanted.deleted == null ? 200 : grace);
  return true;
}

export async function setPinned(id: string, pinned: boolean): Promise<void> {
  await want(id, { pinned });
}

export async function moveTo(id: string, folderId: string): Promise<void> {
  const note = notes.value.find((each) => each.id === id);
  if (note === undefined || note.folderId === folderId || !(await want(id, { folderId }))) return;
  const before = note.folderId;
  toast(t('move.done', { title: nameOf(note), folder: folderOf(folderId)?.name ?? '' }), {
    label: t('undo'),
    act: () => void want(id, { folderId: before }),
  });
}

/** Takes a deletion back that the server has not heard of. */
export async function takeBack(id: string): Promise<void> {
  await want(id, { deleted: null });
}

/** Deletes a note; for some seconds it can be taken back as if nothing had been, after that from the trash. */
export async function remove(id: string): Promise<void> {
  const rows = inView.value;
  const at = rows.findIndex((note) => note.id === id);
  const note = notes.value.find((each) => each.id === id);
  const open = place.value.note === id;
  if (!(await want(id, { deleted: Date.now() }))) return;
  if (open) closeNote();
  toast(t('delete.done', { title: note === undefined ? '' : nameOf(note) }), {
    label: t('undo'),
    act: () => void takeBack(id).then(() => open && showNote(id)),
  });
  const next = rows[at + 1] ?? rows[at - 1];
  if (next !== undefined)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note="${CSS.escape(next.id)}"]`)?.focus());
}

/** Puts what is written here into a note of one's own, and gives the refused one back as the server has it. */
export async function copyAsNew(desk: Desk): Promise<void> {
  const parts = here.value;
  if (parts === null) return;
  await desk.save();
  const content = present(desk.held.value);
  await parts.engine.giveUp(desk.id);
  const folder = home.value;
  const { held, kept } = parts.engine.create({ id: folder?.id ?? '', name: folder?.name ?? '' }, content);
  await kept;
  showNote(held.id);
  await send();
}
