/** The tabs of one person in one browser: one of them sends, all of them hear of what changed. */

interface Heard {
  readonly id: string;
  readonly from: string;
}

export interface Tabs {
  /** Runs `work` when no other tab runs its own. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  tell(heard: Heard): void;
  /** The person signed out here: all other tabs must let go. */
  tellSignedOut(): void;
}

export function openTabs(name: string, onHeard: (heard: Heard) => void, onSignedOut: () => void): Tabs {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Heard | 'signedOut'>) => {
    if (data === 'signedOut') onSignedOut();
    else onHeard(data);
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    alone: (work) => {
      // Without secure context there are no locks, and nothing that tabs share either.
      if (navigator.locks !== undefined) return navigator.locks.request(name, work) as ReturnType<typeof work>;
      const next = last.then(work, work);
      last = next;
      return next;
    },
    tell: (heard) => channel.postMessage({ id: heard.id, from: heard.from }),
    tellSignedOut: () => channel.postMessage('signedOut'),
  };
}
