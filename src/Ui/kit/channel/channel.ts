import { type ReadonlySignal, signal } from '@preact/signals';
import { backoff } from '../api/backoff.model';

/** The little of `EventSource` that a channel uses; replaced in tests. */
export interface Source {
  addEventListener(type: string, listener: (event: { readonly data?: string }) => void): void;
  close(): void;
}

export interface ChannelOptions {
  /** What to do with each named event; its data is parsed JSON. */
  readonly events: Readonly<Record<string, (data: unknown) => void>>;
  /** Called each time the channel is back after it was lost: what was missed must be asked for. */
  readonly onBack?: () => void;
  /** Called after each failed connection: the place to ask whether the session still stands. */
  readonly onLost?: (attempt: number) => void;
  readonly open?: (url: string) => Source;
  readonly later?: (act: () => void, ms: number) => unknown;
}

export interface Channel {
  /** Whether the host is heard now; `null` before the first answer. */
  readonly online: ReadonlySignal<boolean | null>;
  /** Since when it is as it is. */
  readonly since: ReadonlySignal<Date>;
  close(): void;
}

/**
 * Opens the page's one event stream and keeps it open: a lost one is opened again after 1 s, doubling to 8 s (an icon is to be back within 10 s),
 * and at once when the browser says that the network is back.
 */
export function openChannel(url: string, options: ChannelOptions): Channel {
  const open = options.open ?? ((address) => new EventSource(address) as Source);
  const later = options.later ?? setTimeout;
  const online = signal<boolean | null>(null);
  const since = signal(new Date());
  let source: Source | null = null;
  let failed = 0;
  let closed = false;
  let round = 0;

  const turn = (state: boolean): void => {
    if (online.value === state) return;
    const back = online.value === false && state;
    since.value = new Date();
    online.value = state;
    if (back) options.onBack?.();
  };

  const lost = (): void => {
    if (closed) return;
    // The browser would try again by itself, but only after some failures and without growing distance.
    source?.close();
    failed++;
    turn(false);
    options.onLost?.(failed);
    const next = round;
    later(() => next === round && connect(), backoff(failed, 1_000, 8_000));
  };

  const connect = (): void => {
    if (closed) return;
    const mine = ++round;
    source?.close();
    const stream = open(url);
    source = stream;
    stream.addEventListener('open', () => {
      if (mine !== round) return;
      failed = 0;
      turn(true);
    });
    stream.addEventListener('error', () => {
      if (mine === round) lost();
    });
    for (const [name, act] of Object.entries(options.events))
      stream.addEventListener(name, (event) => {
        if (mine !== round) return;
        const data = parse(event.data);
        if (data !== undefined) act(data);
      });
  };

  const networkBack = (): void => {
    if (online.value === false) connect();
  };
  // A stream over a network that is gone is heard to end only much later.
  const networkGone = (): void => {
    if (online.value === true) lost();
  };
  globalThis.addEventListener?.('online', networkBack);
  globalThis.addEventListener?.('offline', networkGone);
  connect();
  return {
    online,
    since,
    close: () => {
      closed = true;
      source?.close();
      globalThis.removeEventListener?.('online', networkBack);
      globalThis.removeEventListener?.('offline', networkGone);
    },
  };
}

function parse(data: string | undefined): unknown {
  if (data === undefined) return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
