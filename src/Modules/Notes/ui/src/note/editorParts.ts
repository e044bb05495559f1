import { signal } from '@preact/signals';

type Parts = typeof import('../editor/NoteEditor');

/** The editor and what comes with it; null until it is loaded. */
export const editorParts = signal<Parts | null>(null);
/** The editor could not be loaded. */
export const editorMissing = signal(false);

/** Brings the editor in; early, while nobody waits for it. */
export async function loadEditor(): Promise<void> {
  if (editorParts.value !== null) return;
  try {
    editorParts.value = await import('../editor/NoteEditor');
    editorMissing.value = false;
  } catch (failure) {
    // The network went before it was there.
    if (!(failure instanceof TypeError)) throw failure;
    editorMissing.value = true;
  }
}
