import { describe, expect, it } from 'vitest';
import { ApiProblem } from './api/problem';
import { readProblem } from './api/problem.model';
import {
  began,
  came,
  faceOf,
  failed,
  nothingYet,
  type ResourceState,
  retrySeconds,
  secondsUntil,
} from './resource.model';

const now = new Date('2026-11-24T10:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const problem = (retryAfter: number | null = null) => new ApiProblem(readProblem(503, {}, retryAfter));
const empty: ResourceState<string> = nothingYet;

describe('the face of a part', () => {
  it.each([
    [0, 'waiting'],
    [299, 'waiting'],
    [300, 'bones'],
    [7_999, 'bones'],
    [8_000, 'slow'],
  ] as const)('after %i ms of a first load is %s', (waited, face) => {
    expect(faceOf(began(empty, now), later(waited))).toBe(face);
  });

  it('never shows bones over known content', () => {
    expect(faceOf(began(came('mail', now), now), later(60_000))).toBe('content');
  });

  it('is failed without content and stale with it', () => {
    expect(faceOf(failed(empty, problem(), now, true), now)).toBe('failed');
    expect(faceOf(failed(came('mail', now), problem(), now, true), now)).toBe('stale');
  });
});

describe('a failure', () => {
  it('keeps the last content and the moment it came', () => {
    const state = failed(began(came('mail', now), later(5_000)), problem(), later(6_000), true);
    expect(state).toMatchObject({ data: 'mail', at: now, asking: null, failures: 1 });
  });

  it('waits longer each time, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 50].map(retrySeconds)).toEqual([5, 10, 20, 30, 30, 30]);
    const twice = failed(failed(empty, problem(), now, true), problem(), now, true);
    expect(twice.nextTry).toEqual(later(10_000));
  });

  it('waits as long as the server says', () => {
    expect(failed(empty, problem(120), now, true).nextTry).toEqual(later(120_000));
  });

  it('that trying cannot mend is not tried again', () => {
    expect(failed(empty, problem(), now, false).nextTry).toBeNull();
  });

  it('is forgotten with the next good answer', () => {
    expect(came('new', now)).toEqual({ ...nothingYet, data: 'new', at: now });
  });
});

it('counts down to one, never to nought', () => {
  expect(secondsUntil(later(4_001), now)).toBe(5);
  expect(secondsUntil(later(0), now)).toBe(1);
  expect(secondsUntil(later(-9_000), now)).toBe(1);
});
