import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Drained } from '../sync/engine';
import { Sender } from './sender';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const done: Drained = { kind: 'done', retryAfter: null };
const away: Drained = { kind: 'unreachable', retryAfter: null };

function setUp(...outcomes: Drained[]) {
  const at: number[] = [];
  const start = performance.now();
  const state = { may: true };
  const sender = new Sender(
    async () => {
      at.push(performance.now() - start);
      return outcomes.shift() ?? done;
    },
    () => state.may,
  );
  return { sender, at, state };
}

it('sends a moment after the first of many words, not after the last', async () => {
  const { sender, at } = setUp();
  for (let n = 0; n < 5; n++) {
    sender.soon(900);
    await vi.advanceTimersByTimeAsync(300);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(at).toEqual([900, 1_800]);
});

it('waits longer each time the server is away, however much is written meanwhile', async () => {
  const { sender, at } = setUp(away, away, away, away, done);
  sender.soon(0);
  for (let n = 0; n < 400; n++) {
    await vi.advanceTimersByTimeAsync(100);
    sender.soon(900);
  }
  expect(at.slice(0, 5)).toEqual([0, 2_000, 6_000, 14_000, 30_000]);
});

it('heeds for how long the server wants to be left alone', async () => {
  const { sender, at } = setUp({ kind: 'unreachable', retryAfter: 30 });
  sender.soon(0);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(at).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(at).toEqual([0, 30_000]);
});

it('tries at once when told that the server is back, and begins with short waits again', async () => {
  const { sender, at } = setUp(away, away, away, done, away, done);
  sender.soon(0);
  await vi.advanceTimersByTimeAsync(7_000);
  await sender.now();
  sender.soon(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(at).toEqual([0, 2_000, 6_000, 7_000, 7_000, 9_000]);
});

it('asks nothing while there is no session', async () => {
  const { sender, at, state } = setUp();
  state.may = false;
  sender.soon(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(at).toEqual([]);
  state.may = true;
  await sender.now();
  expect(at).toHaveLength(1);
});
