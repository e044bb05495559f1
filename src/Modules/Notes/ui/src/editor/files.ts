import { size } from '@kit/i18n/dates';
import { signal } from '@preact/signals';
import type { Editor } from '@tiptap/core';
import { limits } from '../models/note.model';
import type { Desk } from '../state/desk';
import { here, reachable, send } from '../state/here';
import { fetchNote } from '../state/open';
import { upload } from '../state/uploads';
import { t } from '../t';
import { inText } from './commands';
import { editorHtml } from './create';
import { embedded } from './pictures';

/** Why files given to the open note could not be taken; null when all is well. */
export const filesRefused = signal<string | null>(null);

/** Puts pictures into the text; what is no picture, or has no room there, becomes an attachment. */
export async function insertPictures(
  editor: Editor,
  desk: Desk,
  files: readonly File[],
  at: number | null,
): Promise<void> {
  filesRefused.value = null;
  const others: File[] = [];
  for (const file of files) {
    const src = await embedded(file);
    if (src === null || editorHtml(editor).length + src.length > limits.html) {
      others.push(file);
      continue;
    }
    const alt = file.name.replace(/\.[^.]+$/, '');
    const picture = { type: 'image', attrs: { src, alt } };
    if (at === null) inText(editor).insertContent(picture).run();
    else inText(editor).insertContentAt(at, picture).run();
  }
  if (others.length > 0) await attach(desk, others);
}

/** Sends files to the server as attachments; a note that is only here is made there first. */
export async function attach(desk: Desk, files: readonly File[]): Promise<void> {
  filesRefused.value = null;
  const fitting = files.filter((file) => file.size <= limits.attachment);
  const large = files.find((file) => file.size > limits.attachment);
  if (large !== undefined) filesRefused.value = t('attachments.tooLarge', { name: large.name, size: size(large.size) });
  if (fitting.length === 0) return;
  if (!reachable.value.there) {
    filesRefused.value = t('attachments.offline');
    return;
  }
  if (desk.held.value.creation !== null) {
    if (desk.title.value === '') desk.setTitle(fitting[0]?.name.replace(/\.[^.]+$/, '') ?? '');
    await desk.save();
    await send();
    if (desk.held.value.creation !== null) {
      filesRefused.value = t('attachments.notYet');
      return;
    }
  }
  await Promise.all(fitting.map((file) => upload(desk.id, file)));
  if (here.value !== null) await fetchNote(here.value, desk.id);
}
