/** What the API says about a failure, RFC 9457 with our `code`. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string | null;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Seconds until another try makes sense, from `Retry-After`. */
  readonly retryAfter: number | null;
  /** The whole body, for the few problems that carry more (`current`, `currentVersion`). */
  readonly body: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** Reads `Retry-After`: seconds or a date. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

/** Reads a problem from an answer; an answer that is no problem document gets the code `http.<status>`. */
export function readProblem(status: number, body: unknown, retryAfter: number | null): ProblemDetails {
  const record = isRecord(body) ? body : {};
  const errors: Record<string, string[]> = {};
  if (isRecord(record.errors))
    for (const [field, sentences] of Object.entries(record.errors))
      if (Array.isArray(sentences)) errors[field] = sentences.filter((sentence) => typeof sentence === 'string');
  return {
    status,
    code: textOf(record.code, `http.${status}`),
    title: textOf(record.title, ''),
    detail: textOf(record.detail, ''),
    traceId: typeof record.traceId === 'string' ? record.traceId : null,
    errors,
    retryAfter,
    body: record,
  };
}

/** Whether the session behind a request has ended, as opposed to a refused sign-in. */
export function meansSignedOut(status: number, code: string): boolean {
  return status === 401 && code !== 'session.wrong_credentials';
}

/** Whether the same GET may succeed a moment later. */
export function mayPass(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status === 502 || status === 503 || status === 504;
}
