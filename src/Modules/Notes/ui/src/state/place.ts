import { signal } from '@preact/signals';
import { addressOf, type Place, placeOf, type View } from '../models/view.model';
import { drawer } from './drawer';

/** Where in the app we are, as the address says it. */
export const place = signal<Place>(placeOf(location.search));

addEventListener('popstate', () => {
  place.value = placeOf(location.search);
});

/** Goes to a place. `back` leads to where we were, unless `instead`. */
export function go(next: Place, instead = false): void {
  const address = addressOf(next);
  if (address !== location.pathname + location.search) {
    if (instead) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }
  place.value = next;
}

/** Shows a list; on a phone the pane that led to it makes room. */
export function showView(view: View): void {
  drawer.value = false;
  go({ view, note: null });
}

export function showNote(id: string, instead = false): void {
  go({ view: place.value.view, note: id }, instead);
}

/** Closes the note; on the phone that is the way back to the list. */
export function closeNote(): void {
  go({ view: place.value.view, note: null });
}
