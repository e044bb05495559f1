import type { Outcome } from '@kit/api/lines';
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { describe, expect, it, vi } from 'vitest';
import { createTogether } from './together';

const problem = new ApiProblem(readProblem(504, { code: 'server.timed_out' }, null));
const never = (): Promise<never> => Promise.reject(new Error('asked alone'));
const open = (): AbortSignal => new AbortController().signal;

describe('content asked for at the same moment', () => {
  it('is one request, and each part comes or fails for itself', async () => {
    const askMany = vi.fn(async (_: readonly string[], onPart: (part: string, outcome: Outcome) => void) => {
      onPart('tasks', { problem });
      onPart('mail', { data: 3 });
    });
    const together = createTogether(askMany);
    const answers = await Promise.allSettled([
      together.ask('mail', open(), never),
      together.ask('tasks', open(), never),
      together.ask('notes', open(), never),
    ]);
    expect(askMany).toHaveBeenCalledOnce();
    expect(askMany.mock.calls[0]?.[0]).toEqual(['mail', 'tasks', 'notes']);
    expect(answers[0]).toEqual({ status: 'fulfilled', value: 3 });
    expect(answers[1]).toEqual({ status: 'rejected', reason: problem });
    expect(answers[2]).toMatchObject({ status: 'rejected', reason: { code: 'network.garbled' } });
  });

  it('is asked for alone when it is alone, and in the next turn', async () => {
    const together = createTogether(never);
    expect(await together.ask('mail', open(), async () => 1)).toBe(1);
    expect(await together.ask('tasks', open(), async () => 2)).toBe(2);
  });

  it('fails with the request, but for what came before', async () => {
    const together = createTogether(async (_, onPart) => {
      onPart('mail', { data: 1 });
      throw problem;
    });
    const answers = await Promise.allSettled([
      together.ask('mail', open(), never),
      together.ask('tasks', open(), never),
    ]);
    expect(answers.map((each) => each.status)).toEqual(['fulfilled', 'rejected']);
  });

  it('ends the request only when nobody wants it any more', async () => {
    let ended: AbortSignal | undefined;
    const together = createTogether((_, __, signal) => {
      ended = signal;
      return new Promise(() => {});
    });
    const [mail, tasks] = [new AbortController(), new AbortController()];
    const answers = Promise.allSettled([
      together.ask('mail', mail.signal, never),
      together.ask('tasks', tasks.signal, never),
    ]);
    await Promise.resolve();
    mail.abort(new Error('hidden'));
    expect(ended?.aborted).toBe(false);
    tasks.abort(new Error('hidden'));
    expect(ended?.aborted).toBe(true);
    expect((await answers).map((each) => each.status)).toEqual(['rejected', 'rejected']);
  });
});
