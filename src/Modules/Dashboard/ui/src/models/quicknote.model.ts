/**
 * The quick note, from the first letter to the receipt. The text leaves the field only after the server has answered, and it
 * is kept in the page's own session, so that neither a failure nor a reload loses a word.
 */

export interface QuickNote {
  readonly text: string;
  readonly state: 'writing' | 'storing' | 'failed';
  /** Why the last try failed. */
  readonly why: string | null;
  /** The last note that was stored. */
  readonly stored: { readonly at: Date; readonly folder: string; readonly title: string } | null;
}

export const longest = 100_000;

export function opened(draft: string | null): QuickNote {
  return { text: draft ?? '', state: 'writing', why: null, stored: null };
}

export function written(note: QuickNote, text: string): QuickNote {
  // What is typed while a store is under way belongs to the next note and stays.
  return { ...note, text: text.slice(0, longest), state: note.state === 'storing' ? 'storing' : 'writing' };
}

export function canStore(note: QuickNote): boolean {
  return note.state !== 'storing' && note.text.trim() !== '';
}

export function storing(note: QuickNote): QuickNote {
  return canStore(note) ? { ...note, state: 'storing', why: null } : note;
}

/** The server has the text `sent`: it leaves the field; what was typed after it stays. */
export function stored(note: QuickNote, sent: string, receipt: NonNullable<QuickNote['stored']>): QuickNote {
  const text = note.text.startsWith(sent) ? note.text.slice(sent.length).trimStart() : note.text;
  return { text, state: 'writing', why: null, stored: receipt };
}

export function notStored(note: QuickNote, why: string): QuickNote {
  return { ...note, state: 'failed', why };
}
