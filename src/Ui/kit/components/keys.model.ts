/** Whether a key pressed there writes text, so that single letters must not act. */
export function writesText(tag: string, type: string | null, editable: boolean): boolean {
  if (editable || tag === 'TEXTAREA' || tag === 'SELECT') return true;
  const without = ['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file', 'reset'];
  return tag === 'INPUT' && !without.includes(type ?? 'text');
}

/** `Ctrl K`, `Alt 1`, `?`, `E`: the name of a key press as help shows it. */
export function keyName(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): string {
  const letter = /^[a-z]$/i.test(event.key);
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && (letter || event.key.length > 1) && 'Shift',
    key,
  ];
  return parts.filter(Boolean).join(' ');
}

/** Whether a key press, as named, is one letter alone. */
export function isLetter(name: string): boolean {
  return /^\p{L}$/u.test(name);
}

/** Whether a key press, as named, is the text field's own while one writes: a character, moving, or undoing what was written. */
export function belongsToText(name: string): boolean {
  return !/^(Ctrl|Alt) /.test(name) || /^Ctrl (Shift )?[ZY]$/.test(name);
}
