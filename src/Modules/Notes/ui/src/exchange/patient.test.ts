import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patient } from './patient';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const problem = (status: number, wait: number | null = null) => new ApiProblem(readProblem(status, null, wait));

/** Asks what fails with each of these, then answers. */
function asked(failures: readonly ApiProblem[], ended = new AbortController().signal) {
  const ask = vi.fn(async () => 'done');
  for (const failure of failures) ask.mockRejectedValueOnce(failure);
  const outcome = patient(ask, ended).catch((failure: unknown) => failure);
  return { ask, outcome };
}

describe('a request that is one of many', () => {
  it('waits as long as it is told, however often', async () => {
    const { ask, outcome } = asked(Array.from({ length: 9 }, () => problem(429, 2)));
    await vi.advanceTimersByTimeAsync(17_900);
    expect(ask).toHaveBeenCalledTimes(9);
    await vi.advanceTimersByTimeAsync(200);
    expect(await outcome).toBe('done');
  });

  it('is tried four times where it may pass, and once where it may not', async () => {
    const passing = asked([503, 0, 502, 503, 503].map((status) => problem(status)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([await passing.outcome, passing.ask.mock.calls.length]).toEqual([problem(503), 4]);
    const refused = asked([problem(403)]);
    expect([await refused.outcome, refused.ask.mock.calls.length]).toEqual([problem(403), 1]);
  });

  it('ends with the person while it waits', async () => {
    const ending = new AbortController();
    const { ask, outcome } = asked([problem(429, 60)], ending.signal);
    await vi.advanceTimersByTimeAsync(10);
    ending.abort(new Error('stopped'));
    expect(await outcome).toEqual(new Error('stopped'));
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
