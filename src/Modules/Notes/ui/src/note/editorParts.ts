import { signal } from '@preact/signals';
import type { Others } from '../editor/create';
import { laterTexts } from '../laterTexts';

type Parts = typeof import('../editor/NoteEditor') & { readonly others: Others };

/** The editor and what comes with it; null until it is loaded. */
export const editorParts = signal<Parts | null>(null);
/** The editor could not be loaded. */
export const editorMissing = signal(false);

/** Brings the editor in; early, while nobody waits for it. */
export async function loadEditor(): Promise<void> {
  if (editorParts.value !== null) return;
  try {
    // What takes in the words of others must be there before the network goes.
    const [parts, others] = await Promise.all([
      import('../editor/NoteEditor'),
      import('../editor/others'),
      import('../editor/merging'),
      laterTexts(),
    ]);
    editorParts.value = { ...parts, others };
    editorMissing.value = false;
  } catch (failure) {
    // The network went before it was there.
    if (!(failure instanceof TypeError)) throw failure;
    editorMissing.value = true;
  }
}
