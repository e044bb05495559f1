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

/** What the receipt says. `at` is the last moment everything on screen was known to be so; null where nothing is on screen. */
export type Freshness = { readonly kind: 'opening' } | { readonly kind: 'live' } | Away;

export type Away =
  /** Our host cannot be heard. */
  | { readonly kind: 'cut'; readonly at: Date | null }
  /** Our host is here, the server behind it is not. */
  | { readonly kind: 'serverAway'; readonly at: Date | null; readonly reason: Reason };

export function isAway(fresh: Freshness): fresh is Away {
  return fresh.kind === 'cut' || fresh.kind === 'serverAway';
}

/** Content on screen: since when it is known, and whether it was asked for in vain since. */
export interface OnScreen {
  readonly at: Date;
  readonly failed: boolean;
}

const reasons: readonly Reason[] = ['unreachable', 'timed_out', 'garbled', 'busy'];

/** While nobody can say whose page this is: what is on screen was kept in this browser. */
export function freshnessWithoutHost(code: string, content: readonly OnScreen[]): Freshness {
  const at = oldest(content);
  const reason = reasons.find((each) => code === `server.${each}`);
  return reason === undefined ? { kind: 'cut', at } : { kind: 'serverAway', at, reason };
}

/** Without host or server, what could not be asked for anew may be older than the silence. */
export function withOlder(fresh: Freshness, content: readonly OnScreen[]): Freshness {
  if (!isAway(fresh)) return fresh;
  const at = oldest(content.filter((each) => each.failed));
  return at !== null && fresh.at !== null && at < fresh.at ? { ...fresh, at } : fresh;
}

function oldest(content: readonly OnScreen[]): Date | null {
  return content.reduce<Date | null>((found, { at }) => (found === null || at < found ? at : found), null);
}

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
