import { signal } from '@preact/signals';
import { type Density, parseDensity } from './density.model';
import { remembered } from './storage';

const chosen = signal<Density>(parseDensity(remembered.get('density')));

/** The density in force. */
export const density = {
  get value(): Density {
    return chosen.value;
  },
};

/** Puts a density in force. A person's own choice is kept in this browser, a frame's is not. */
export function setDensity(next: Density, keep = true): void {
  chosen.value = next;
  if (keep) remembered.set('density', next === 'normal' ? null : next);
  if (next === 'normal') delete document.documentElement.dataset.density;
  else document.documentElement.dataset.density = next;
}
