import type { ApiProblem } from './api/problem';

/** What a part of a page knows of its content. The last known content outlives a failure. */
export interface ResourceState<T> {
  readonly data: T | null;
  /** When `data` came. */
  readonly at: Date | null;
  /** A request is under way since then. */
  readonly asking: Date | null;
  /** Why the last request failed; `null` after a good one. */
  readonly problem: ApiProblem | null;
  /** When the next try starts by itself. */
  readonly nextTry: Date | null;
  readonly failures: number;
}

export const nothingYet: ResourceState<never> = {
  data: null,
  at: null,
  asking: null,
  problem: null,
  nextTry: null,
  failures: 0,
};

/** The face a part shows. `bones` and `slow` belong to a first load that takes longer than 300 ms and 8 s. */
export type Face = 'waiting' | 'bones' | 'slow' | 'failed' | 'content' | 'stale';

export function faceOf<T>(state: ResourceState<T>, now: Date): Face {
  if (state.data !== null) return state.problem === null ? 'content' : 'stale';
  if (state.problem !== null) return 'failed';
  const waited = state.asking === null ? 0 : now.getTime() - state.asking.getTime();
  if (waited >= 8_000) return 'slow';
  return waited >= 300 ? 'bones' : 'waiting';
}

/** Seconds until the next try, never less than one while it is still ahead. */
export function secondsUntil(at: Date, now: Date): number {
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
}

/** Seconds to wait after so many failures in a row: 5, 10, 20, then 30. */
export function retrySeconds(failures: number): number {
  return Math.min(30, 5 * 2 ** Math.max(0, failures - 1));
}

export const began = <T>(state: ResourceState<T>, now: Date): ResourceState<T> => ({
  ...state,
  asking: now,
  nextTry: null,
});

export const came = <T>(data: T, now: Date): ResourceState<T> => ({ ...nothingYet, data, at: now });

export function failed<T>(state: ResourceState<T>, problem: ApiProblem, now: Date, again: boolean): ResourceState<T> {
  const failures = state.failures + 1;
  const seconds = problem.details.retryAfter ?? retrySeconds(failures);
  return {
    ...state,
    asking: null,
    problem,
    failures,
    nextTry: again ? new Date(now.getTime() + seconds * 1000) : null,
  };
}
