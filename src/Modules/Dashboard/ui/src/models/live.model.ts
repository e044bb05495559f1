/** What the page's one channel says, and what follows from it. */
import type { Kind } from './layout.model';

/** The kinds of a `changed` event, and the part of the dashboard that shows each. */
const partOf: Readonly<Record<string, Kind>> = {
  mail: 'mail',
  events: 'agenda',
  tasks: 'tasks',
  notes: 'notes',
  files: 'files',
};

/** The parts that a `changed` event concerns; unknown kinds concern none. */
export function concerned(data: unknown): readonly Kind[] {
  if (typeof data !== 'object' || data === null || !('kinds' in data) || !Array.isArray(data.kinds)) return [];
  const found = data.kinds.map((kind) => partOf[String(kind)]).filter((kind) => kind !== undefined);
  return [...new Set(found)];
}

export type AwayReason = 'unreachable' | 'timed_out' | 'garbled' | 'busy';

export interface AppEntry {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly opensIn: 'frame' | 'window';
  readonly available: boolean;
}

/** An `apps` event: how the server behind is, and which apps can be opened. */
export interface Apps {
  readonly server: { readonly reachable: boolean; readonly since: string; readonly reason: AwayReason | null };
  readonly apps: readonly AppEntry[];
}

export function isApps(data: unknown): data is Apps {
  if (typeof data !== 'object' || data === null || !('server' in data) || !('apps' in data)) return false;
  const { server } = data;
  return typeof server === 'object' && server !== null && 'reachable' in server && Array.isArray(data.apps);
}

/** What the receipt says. `at` is the last moment everything on screen was known to be so. */
export type Freshness =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live' }
  /** Our host cannot be heard. */
  | { readonly kind: 'cut'; readonly at: Date }
  /** Our host is here, the server behind it is not. */
  | { readonly kind: 'serverAway'; readonly at: Date; readonly reason: AwayReason };

export function freshness(online: boolean | null, since: Date, apps: Apps | null): Freshness {
  if (online === false) return { kind: 'cut', at: since };
  if (online === null) return { kind: 'opening' };
  if (apps && !apps.server.reachable) {
    return { kind: 'serverAway', at: new Date(apps.server.since), reason: apps.server.reason ?? 'unreachable' };
  }
  return { kind: 'live' };
}

/** Whether everything must be asked for anew: the server was away before and is here now. */
export function cameBack(before: Apps | null, after: Apps): boolean {
  return before !== null && !before.server.reachable && after.server.reachable;
}
