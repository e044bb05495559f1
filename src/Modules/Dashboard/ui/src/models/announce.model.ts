/** What a screen reader is told by itself: counts that changed, at most one sentence in ten seconds, the newest wins. */

export interface Announcer {
  readonly lastAt: number;
  readonly waiting: string | null;
}

export const quietFor = 10_000;
export const silent: Announcer = { lastAt: Number.NEGATIVE_INFINITY, waiting: null };

/** A sentence to be said: now when `say` is set, else later, by `due`. */
export function tell(
  state: Announcer,
  sentence: string,
  now: number,
): { readonly next: Announcer; readonly say: string | null } {
  if (now - state.lastAt < quietFor) return { next: { ...state, waiting: sentence }, say: null };
  return { next: { lastAt: now, waiting: null }, say: sentence };
}

/** When a waiting sentence may be said; null when none waits. */
export function due(state: Announcer): number | null {
  return state.waiting === null ? null : state.lastAt + quietFor;
}
