import type { Outcome } from '@kit/api/lines';
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';

type AskMany = (
  kinds: readonly string[],
  onPart: (part: string, outcome: Outcome) => void,
  signal: AbortSignal,
) => Promise<void>;

interface Waiting {
  readonly kind: string;
  readonly signal: AbortSignal;
  readonly alone: () => Promise<unknown>;
  readonly done: (data: never) => void;
  readonly stop: (reason: unknown) => void;
}

export interface Together {
  /** Content of one kind: by `alone` when nothing else is asked for at the same moment, else in the answer of all. */
  ask<T>(kind: string, signal: AbortSignal, alone: () => Promise<T>): Promise<T>;
  /** Sends what has gathered at once, before anything else that waits for its turn. */
  send(): void;
}

/** Makes one request of all that is asked for in the same turn. Each still succeeds, fails and is ended for itself. */
export function createTogether(askMany: AskMany): Together {
  let waiting: Waiting[] = [];

  const go = (): void => {
    const batch = waiting.filter((each) => !each.signal.aborted);
    waiting = [];
    const [only] = batch;
    if (only && batch.length === 1) only.alone().then(only.done as (data: unknown) => void, only.stop);
    else if (batch.length > 1) void askAll(askMany, batch);
  };

  return {
    ask: <T>(kind: string, signal: AbortSignal, alone: () => Promise<T>) =>
      new Promise<T>((done, stop) => {
        signal.addEventListener('abort', () => stop(signal.reason));
        if (waiting.push({ kind, signal, alone, done, stop }) === 1) queueMicrotask(go);
      }),
    send: go,
  };
}

async function askAll(askMany: AskMany, batch: readonly Waiting[]): Promise<void> {
  const ending = new AbortController();
  let left = batch.length;
  for (const { signal } of batch)
    signal.addEventListener('abort', () => {
      left -= 1;
      if (left === 0) ending.abort(signal.reason);
    });
  const open = new Map(batch.map((each) => [each.kind, each]));
  const onPart = (part: string, outcome: Outcome): void => {
    const one = open.get(part);
    open.delete(part);
    if ('problem' in outcome) one?.stop(outcome.problem);
    else one?.done(outcome.data as never);
  };
  try {
    await askMany([...open.keys()], onPart, ending.signal);
    // Whatever the answer has no line for did not come.
    for (const one of open.values()) one.stop(new ApiProblem(readProblem(0, { code: 'network.garbled' }, null)));
  } catch (failure) {
    for (const one of open.values()) one.stop(failure);
  }
}
