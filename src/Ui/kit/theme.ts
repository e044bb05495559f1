import { signal } from '@preact/signals';
import { remembered } from './storage';
import { parseTheme, rootTheme, type Theme } from './theme.model';

const chosen = signal<Theme>(parseTheme(remembered.get('theme')));

/** The theme in force. */
export const theme = {
  get value(): Theme {
    return chosen.value;
  },
};

/** Puts a theme in force. A person's own choice is kept in this browser, a frame's is not. */
export function setTheme(next: Theme, keep = true): void {
  chosen.value = next;
  if (keep) remembered.set('theme', next === 'system' ? null : next);
  const root = document.documentElement;
  const value = rootTheme(next);
  if (value === null) delete root.dataset.theme;
  else root.dataset.theme = value;
}
