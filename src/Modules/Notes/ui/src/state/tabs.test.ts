import { afterEach, expect, it, vi } from 'vitest';
import { openTabs } from './tabs';

afterEach(() => vi.unstubAllGlobals());

let names = 0;
const pair = () => {
  const name = `tabs-${++names}`;
  const heard: string[] = [];
  const first = openTabs(
    name,
    ({ id }) => heard.push(`first heard ${id}`),
    () => heard.push('first left'),
  );
  const second = openTabs(
    name,
    ({ id, from }) => heard.push(`second heard ${from} to ${id}`),
    () => heard.push('second left'),
  );
  return { first, second, heard };
};

it('tells the other tabs what changed and that the person signed out, and never itself', async () => {
  const { first, second, heard } = pair();
  first.tell({ id: 'n1', from: 'key' });
  await vi.waitFor(() => expect(heard).toEqual(['second heard key to n1']));
  second.tellSignedOut();
  await vi.waitFor(() => expect(heard).toEqual(['second heard key to n1', 'first left']));
});

it('lets one tab send at a time, by a lock of the browser', async () => {
  const held: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, work: () => Promise<unknown>) => {
        held.push(name);
        last = last.then(work, work);
        return last;
      },
    },
  });
  const { first, second } = pair();
  expect(await overlapping(first, second)).toBe(1);
  expect(new Set(held).size).toBe(1);
});

it('lets one work go at a time within a page that has no locks, also after one failed', async () => {
  vi.stubGlobal('navigator', {});
  const { first } = pair();
  await expect(first.alone(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await overlapping(first, first)).toBe(1);
});

/** How many works were under way at once. */
async function overlapping(...tabs: readonly { alone<T>(work: () => Promise<T>): Promise<T> }[]): Promise<number> {
  let now = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++now);
    await new Promise((done) => setTimeout(done, 5));
    now--;
  };
  await Promise.all([...tabs, ...tabs].map((tab) => tab.alone(work)));
  return most;
}
