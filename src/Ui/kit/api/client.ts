import { backoff } from './backoff.model';
import { ApiProblem } from './problem';
import { mayPass, meansSignedOut, readProblem, retryAfterSeconds } from './problem.model';

export interface RequestOptions {
  /** Ends the request from outside; rejects with the signal's own reason. */
  readonly signal?: AbortSignal;
  /** Value of `If-Match`: the version an edit is based on. */
  readonly ifMatch?: string;
  /** Further headers: `Idempotency-Key`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is (`Blob`, `File`), with its own type. */
  readonly raw?: Blob;
  /** Longest time one try may take, ms. */
  readonly limit?: number;
  /** How many times a GET is tried again when it may pass (0 unless asked). */
  readonly retries?: number;
}

/** An answer with its version, where the API gives one. */
export interface Answer<T> {
  readonly data: T;
  readonly etag: string | null;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let signedOut: () => void = () => {};

/** Says what happens when any request learns that the session has ended. */
export function onSignedOut(act: () => void): void {
  signedOut = act;
}

/** Tells the page when a problem means that the session has ended. */
export function hear(problem: ApiProblem): void {
  if (meansSignedOut(problem.status, problem.code)) signedOut();
}

const networkProblem = (code: string): ApiProblem => new ApiProblem(readProblem(0, { code }, null));

/** The JSON of an answer; nothing when it has none. */
export async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204 || !/[/+]json/.test(type)) return undefined;
  return response.json();
}

async function attempt<T>(method: Method, path: string, body: unknown, options: RequestOptions): Promise<Answer<T>> {
  const limit = AbortSignal.timeout(options.limit ?? 15_000);
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  if (options.ifMatch !== undefined) headers['if-match'] = options.ifMatch;
  let payload: BodyInit | null = null;
  if (options.raw !== undefined) {
    payload = options.raw;
    headers['content-type'] = options.raw.type;
  } else if (body !== undefined) {
    payload = JSON.stringify(body);
    headers['content-type'] = 'application/json';
  }
  const signal = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  try {
    const response = await fetch(path, { method, headers, body: payload, signal, credentials: 'same-origin' });
    const data = await bodyOf(response);
    if (response.ok) return { data: data as T, etag: response.headers.get('etag') };
    throw refusal(response, data);
  } catch (failure) {
    throw problemOf(failure, limit, options.signal);
  }
}

/** The problem in an answer that is none of success. */
export function refusal(response: Response, body: unknown): ApiProblem {
  const wait = retryAfterSeconds(response.headers.get('retry-after'), Date.now());
  return new ApiProblem(readProblem(response.status, body, wait));
}

/** What a failed request is thrown as: a problem, or the reason of who ended it from outside. */
export function problemOf(failure: unknown, limit: AbortSignal, outside: AbortSignal | undefined): unknown {
  if (failure instanceof ApiProblem) return failure;
  if (outside?.aborted === true) return outside.reason;
  if (failure instanceof SyntaxError) return networkProblem('network.garbled');
  return networkProblem(limit.aborted ? 'network.timed_out' : 'network.unreachable');
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, stop) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      stop(signal.reason);
    });
  });
}

/**
 * Sends one request of the HTTP contract. Rejects with `ApiProblem`; a request that never reached the API has
 * status 0 and one of the codes `network.unreachable`, `network.timed_out`, `network.garbled`.
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt<T>(method, path, body, options);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      hear(failure);
      if (method !== 'GET' || !mayPass(failure.status) || tries > (options.retries ?? 0)) throw failure;
      await pause(
        failure.details.retryAfter === null ? backoff(tries, 500, 8_000) : failure.details.retryAfter * 1000,
        options.signal,
      );
    }
  }
}

/** The four verbs, without the version. Use `request` where an `ETag` matters. */
export const api = {
  get: async <T>(path: string, options?: RequestOptions): Promise<T> =>
    (await request<T>('GET', path, undefined, options)).data,
  post: async <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
    (await request<T>('POST', path, body, options)).data,
  put: async <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
    (await request<T>('PUT', path, body, options)).data,
  delete: async (path: string, options?: RequestOptions): Promise<void> => {
    await request<void>('DELETE', path, undefined, options);
  },
};
