import { signal } from '@preact/signals';
import { due, silent, tell } from '../models/announce.model';

/** What the page's live region says. A no-break space at the end makes the same sentence be said again. */
export const spoken = signal('');

/** Answers something the person did: said at once. */
export function say(sentence: string): void {
  spoken.value = spoken.value === sentence ? `${sentence}\u00a0` : sentence;
}

let announcer = silent;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells of something that arrived by itself: at most once in ten seconds. */
export function announce(sentence: string): void {
  const { next, say: now } = tell(announcer, sentence, Date.now());
  announcer = next;
  if (now !== null) say(now);
  clearTimeout(timer);
  const at = due(next);
  if (at !== null) timer = setTimeout(() => announce(next.waiting ?? sentence), at - Date.now());
}
