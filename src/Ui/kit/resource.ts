import { type ReadonlySignal, signal } from '@preact/signals';
import { ApiProblem } from './api/problem';
import { mayPass } from './api/problem.model';
import { began, came, failed, nothingYet, type ResourceState } from './resource.model';

export interface Resource<T> {
  readonly state: ReadonlySignal<ResourceState<T>>;
  /** Asks anew: after a change on the server, or because a person wants it now. Joins a request under way. */
  refresh(): Promise<void>;
  /** Changes the content here at once, before the server has answered an edit; the next answer replaces it. */
  patch(change: (data: T) => T): void;
  /** Shows content of before where none has come yet, with the moment it is from; the next answer replaces it. */
  recall(data: T, at: Date): void;
  /** Ends requests and tries; a hidden part asks nothing. */
  stop(): void;
}

/**
 * Content of one part of a page: asked for once at the start, tried again by itself after a failure that may pass,
 * and kept on screen when a later request fails.
 */
export function createResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const state = signal<ResourceState<T>>(nothingYet);
  let ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let stale = false;

  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    const { signal: ended } = ending;
    do {
      stale = false;
      state.value = began(state.value, new Date());
      try {
        const data = await load(ended);
        if (ended.aborted) return;
        state.value = came(data, new Date());
      } catch (failure) {
        if (ended.aborted) return;
        if (!(failure instanceof ApiProblem)) throw failure;
        state.value = failed(state.value, failure, new Date(), mayPass(failure.status));
        const { nextTry } = state.value;
        if (nextTry !== null) timer = setTimeout(() => void refresh(), nextTry.getTime() - Date.now());
        return;
      }
    } while (stale);
  };

  const refresh = (): Promise<void> => {
    // A change that is heard while an answer is on its way may not be in it: ask once more afterwards.
    if (running !== null) stale = true;
    running ??= ask().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    state,
    refresh,
    patch: (change) => {
      if (state.value.data !== null) state.value = { ...state.value, data: change(state.value.data) };
    },
    recall: (data, at) => {
      if (state.value.data === null) state.value = { ...state.value, data, at };
    },
    stop: () => {
      clearTimeout(timer);
      ending.abort();
      ending = new AbortController();
      running = null;
      state.value = { ...state.value, asking: null, nextTry: null };
    },
  };
}
