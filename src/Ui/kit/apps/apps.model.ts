/** Why a server or an app cannot be used, in the words of the contract. */
export type Reason = 'unreachable' | 'timed_out' | 'garbled' | 'busy';

export interface AppState {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly opensIn: 'frame' | 'window';
  readonly available: boolean;
  readonly reason: Reason | null;
  readonly since: Date;
}

export interface AppsState {
  readonly server: { readonly reachable: boolean; readonly reason: Reason | null; readonly since: Date };
  readonly apps: readonly AppState[];
}

/** An app that came back while the page was open, and since when. */
export interface Returned {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

const returnShown = 10_000;
const reasons: readonly Reason[] = ['unreachable', 'timed_out', 'garbled', 'busy'];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const reasonOf = (value: unknown): Reason | null => reasons.find((reason) => reason === value) ?? null;
const dateOf = (value: unknown): Date | null => {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** Reads `GET /api/apps` or the event of the same shape; `null` when it is not of that shape. */
export function readApps(data: unknown, now: Date): AppsState | null {
  if (!isRecord(data) || !isRecord(data.server) || !Array.isArray(data.apps)) return null;
  const apps: AppState[] = [];
  for (const app of data.apps as unknown[]) {
    if (!isRecord(app) || typeof app.id !== 'string' || typeof app.url !== 'string') return null;
    apps.push({
      id: app.id,
      name: typeof app.name === 'string' ? app.name : app.id,
      url: app.url,
      opensIn: app.opensIn === 'window' ? 'window' : 'frame',
      available: app.available === true,
      reason: reasonOf(app.reason),
      since: dateOf(app.since) ?? now,
    });
  }
  const { server } = data;
  return {
    server: {
      reachable: server.reachable === true,
      reason: reasonOf(server.reason),
      since: dateOf(server.since) ?? now,
    },
    apps,
  };
}

/** Apps that can be opened now. One that is away is not shown at all, not even in grey. */
export function openApps(state: AppsState | null): readonly AppState[] {
  return state?.apps.filter((app) => app.available) ?? [];
}

/** Apps that are away now. */
export function awayApps(state: AppsState | null): readonly AppState[] {
  return state?.apps.filter((app) => !app.available) ?? [];
}

/** Keeps who is back: those that were away before and are not now, for ten seconds. */
export function returnedApps(
  before: AppsState | null,
  after: AppsState,
  returned: readonly Returned[],
  now: Date,
): readonly Returned[] {
  const away = new Set(awayApps(before).map((app) => app.id));
  const back = openApps(after).filter((app) => away.has(app.id));
  const gone = new Set([...awayApps(after), ...back].map((app) => app.id));
  return [
    ...stillShown(returned, now).filter((app) => !gone.has(app.id)),
    ...back.map((app) => ({ id: app.id, name: app.name, at: now })),
  ];
}

/** Those whose return is still news. */
export function stillShown(returned: readonly Returned[], now: Date): readonly Returned[] {
  return returned.filter((app) => now.getTime() - app.at.getTime() < returnShown);
}
