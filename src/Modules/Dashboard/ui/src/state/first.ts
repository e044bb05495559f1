import type { Outcome } from '@kit/api/lines';
import { ApiProblem } from '@kit/api/problem';

export interface First {
  /** What the first answer says of a part: null when it says nothing. Null at once when it cannot say anything any more. */
  take(part: string): Promise<Outcome | null> | null;
  /** The page has taken what it needs: from now on everything is asked for anew. */
  close(): void;
}

/** The answer that is asked for before the page knows what it will show. Each of its parts can be taken once. */
export function createFirst(ask: (onPart: (part: string, outcome: Outcome) => void) => Promise<void>): First {
  const come = new Map<string, Outcome>();
  const awaited = new Map<string, (outcome: Outcome | null) => void>();
  let over = false;

  const end = (): void => {
    over = true;
    for (const give of awaited.values()) give(null);
    awaited.clear();
  };
  ask((part, outcome) => {
    const give = awaited.get(part);
    awaited.delete(part);
    if (give !== undefined) give(outcome);
    else if (!over) come.set(part, outcome);
  }).then(end, (failure: unknown) => {
    end();
    // Whoever needs a part asks for it, and hears what is wrong.
    if (!(failure instanceof ApiProblem)) throw failure;
  });

  return {
    take: (part) => {
      const outcome = come.get(part);
      come.delete(part);
      if (outcome !== undefined) return Promise.resolve(outcome);
      return over ? null : new Promise((done) => awaited.set(part, done));
    },
    close: () => {
      over = true;
      come.clear();
    },
  };
}
