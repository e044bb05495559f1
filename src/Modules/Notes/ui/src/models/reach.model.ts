/** Whether words written here can get to the server now. */
import type { AppsState } from '@kit/apps/apps.model';

export type Reach =
  | { readonly there: true }
  /** This browser has no network, or the host cannot be heard. */
  | { readonly there: false; readonly kind: 'offline'; readonly since: Date }
  /** The host is there, the server behind it is not. */
  | { readonly there: false; readonly kind: 'serverAway'; readonly since: Date };

export function reach(network: boolean, online: boolean | null, since: Date, apps: AppsState | null): Reach {
  if (!network || online === false) return { there: false, kind: 'offline', since };
  if (online === true && apps !== null && !apps.server.reachable)
    return { there: false, kind: 'serverAway', since: apps.server.since };
  return { there: true };
}

/** Whether a `changed` event speaks of notes. */
export function concernsNotes(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kinds' in data &&
    Array.isArray(data.kinds) &&
    data.kinds.includes('notes')
  );
}

/** Whether everything must be asked for anew: the server was away before and is here now. */
export function cameBack(before: AppsState | null, after: AppsState | null): boolean {
  return before?.server.reachable === false && after?.server.reachable === true;
}
