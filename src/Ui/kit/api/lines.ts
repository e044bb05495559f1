import { bodyOf, hear, problemOf, type RequestOptions, refusal } from './client';
import { LineReader } from './lines.model';
import { ApiProblem } from './problem';
import { readProblem } from './problem.model';

/** One part of an answer of lines: what it brought, or why it did not come. */
export type Outcome = { readonly data: unknown } | { readonly problem: ApiProblem };

/**
 * Asks for an answer of lines, `{part, data}` or `{part, problem}` each, and gives every part on as soon as it is there.
 * Rejects with `ApiProblem` when the request as a whole fails; parts that came before stay good.
 */
export async function requestLines(
  path: string,
  onPart: (part: string, outcome: Outcome) => void,
  options: Pick<RequestOptions, 'signal' | 'limit'> = {},
): Promise<void> {
  const limit = AbortSignal.timeout(options.limit ?? 15_000);
  const signal = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  try {
    const response = await fetch(path, {
      headers: { accept: 'application/x-ndjson' },
      signal,
      credentials: 'same-origin',
    });
    if (!response.ok || response.body === null) throw refusal(response, await bodyOf(response));
    const lines = new LineReader();
    const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read())
      for (const line of lines.read(chunk.value)) give(line, onPart);
  } catch (failure) {
    const problem = problemOf(failure, limit, options.signal);
    if (problem instanceof ApiProblem) hear(problem);
    throw problem;
  }
}

function give(line: string, onPart: (part: string, outcome: Outcome) => void): void {
  const read = JSON.parse(line) as { part: string; data?: unknown; problem?: { status?: number; retryAfter?: number } };
  if (read.problem === undefined) {
    onPart(read.part, { data: read.data });
    return;
  }
  const problem = new ApiProblem(readProblem(read.problem.status ?? 0, read.problem, read.problem.retryAfter ?? null));
  hear(problem);
  onPart(read.part, { problem });
}
