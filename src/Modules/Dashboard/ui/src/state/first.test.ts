import type { Outcome } from '@kit/api/lines';
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { describe, expect, it } from 'vitest';
import { createFirst } from './first';

const problem = new ApiProblem(readProblem(504, { code: 'server.timed_out' }, null));

function answer() {
  let onPart: (part: string, outcome: Outcome) => void = () => {};
  let end: (failure?: unknown) => void = () => {};
  const first = createFirst(
    (given) =>
      new Promise((done, stop) => {
        onPart = given;
        end = (failure) => (failure === undefined ? done() : stop(failure));
      }),
  );
  return { first, come: (part: string, outcome: Outcome) => onPart(part, outcome), end: (why?: unknown) => end(why) };
}

describe('the first answer', () => {
  it('gives each part once, whether it came before it was wanted or after', async () => {
    const { first, come } = answer();
    come('mail', { data: 1 });
    const tasks = first.take('tasks');
    come('tasks', { problem });
    expect(await first.take('mail')).toEqual({ data: 1 });
    expect(await tasks).toEqual({ problem });
    const again = first.take('mail');
    first.close();
    come('mail', { data: 2 });
    expect(await again).toEqual({ data: 2 });
  });

  it('says nothing of a part it does not have, once it has ended', async () => {
    const { first, end } = answer();
    const notes = first.take('notes');
    end();
    expect(await notes).toBeNull();
    expect(first.take('mail')).toBeNull();
  });

  it('says nothing when it failed', async () => {
    const { first, end } = answer();
    const notes = first.take('notes');
    end(problem);
    expect(await notes).toBeNull();
  });

  it('is not taken from once the page has what it needs', () => {
    const { first, come } = answer();
    come('mail', { data: 1 });
    first.close();
    come('tasks', { data: 2 });
    expect([first.take('mail'), first.take('tasks')]).toEqual([null, null]);
  });
});
