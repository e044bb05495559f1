/** What the page's one channel says, and what follows from it. */
import type { AppsState, Reason } from '@kit/apps/apps.model';
import type { AskingKind } from './layout.model';

/** The kinds of a `changed` event, and the parts of the dashboard that show each. */
const partsOf: Readonly<Record<string, readonly AskingKind[]>> = {
  mail: ['mail'],
  events: ['agenda', 'conference'],
  tasks: ['tasks'],
  notes: ['notes'],
  files: ['files', 'pins'],
  contacts: ['birthdays'],
};

/** The parts that a `changed` event concerns; unknown kinds concern none. */
export function concerned(data: unknown): readonly AskingKind[] {
  if (typeof data !== 'object' || data === null || !('kinds' in data) || !Array.isArray(data.kinds)) return [];
  const found = data.kinds.flatMap((kind) => partsOf[String(kind)] ?? []);
  return [...new Set(found)];
}

/** What the receipt says. `at` is the last moment everything on screen was known to be so. */
export type Freshness =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live' }
  /** Our host cannot be heard. */
  | { readonly kind: 'cut'; readonly at: Date }
  /** Our host is here, the server behind it is not. */
  | { readonly kind: 'serverAway'; readonly at: Date; readonly reason: Reason };

export function freshness(online: boolean | null, since: Date, apps: AppsState | null): Freshness {
  if (online === false) return { kind: 'cut', at: since };
  if (online === null) return { kind: 'opening' };
  if (apps && !apps.server.reachable) {
    return { kind: 'serverAway', at: apps.server.since, reason: apps.server.reason ?? 'unreachable' };
  }
  return { kind: 'live' };
}

/** Whether everything must be asked for anew: the server was away before and is here now. */
export function cameBack(before: AppsState | null, after: AppsState | null): boolean {
  return before?.server.reachable === false && after?.server.reachable === true;
}
