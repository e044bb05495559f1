import { api } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { effect, signal } from '@preact/signals';
import { canStore, notStored, opened, type QuickNote, stored, storing, written } from '../models/quicknote.model';
import { base, refresh } from './parts';
import { person } from './session';

interface Receipt {
  readonly id: string;
  readonly title: string;
  readonly storedAt: string;
  readonly folder: string;
}

const draftKey = 'icewarp.own.dashboard.quicknote';

/** The quick note of this page. */
export const note = signal<QuickNote>(opened(null));

let read = false;

/** The draft of this tab is shown once it is known whose page this is: until then it may be somebody else's. */
effect(() => {
  if (person.value === null) return;
  if (!read) {
    read = true;
    if (note.peek().text === '') note.value = opened(readDraft());
  }
  writeDraft(note.value.text);
});

export function write(text: string): void {
  note.value = written(note.value, text);
}

/** Sends the note. The text stays in the field, and in the page's session, until the server has answered. */
export async function storeNote(): Promise<void> {
  if (!canStore(note.value)) return;
  const { text } = note.value;
  note.value = storing(note.value);
  try {
    const receipt = await api.post<Receipt>(`${base}/notes`, { text });
    note.value = stored(note.value, text, {
      at: new Date(receipt.storedAt),
      folder: receipt.folder,
      title: receipt.title,
    });
    refresh('notes');
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    note.value = notStored(note.value, reason(failure));
  }
}

// Session storage belongs to this tab and ends with it. Closed storage (a frame): the open page keeps the text.
function readDraft(): string | null {
  try {
    return sessionStorage.getItem(draftKey);
  } catch {
    return null;
  }
}

function writeDraft(text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(draftKey);
    else sessionStorage.setItem(draftKey, text);
  } catch {
    // See above.
  }
}
