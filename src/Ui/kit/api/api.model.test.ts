import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.model';
import { mayPass, meansSignedOut, readProblem, retryAfterSeconds } from './problem.model';

describe('waiting between tries', () => {
  it('doubles from the first to the most', () => {
    const middle = () => 0.5;
    expect([0, 1, 2, 3, 4, 99].map((attempt) => backoff(attempt, 1_000, 8_000, middle))).toEqual([
      1_000, 1_000, 2_000, 4_000, 8_000, 8_000,
    ]);
  });

  it('spreads by a fifth to both sides', () => {
    expect(backoff(1, 1_000, 8_000, () => 0)).toBe(800);
    expect(backoff(1, 1_000, 8_000, () => 1)).toBe(1_200);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');

  it.each([
    ['40', 40],
    ['-3', 0],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 30],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
    [' ', null],
    [null, null],
  ])('%s is %s seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe('a problem', () => {
  it('keeps the sentences of its fields and all else it carries', () => {
    const body = { code: 'validation', errors: { title: ['Too long.', 7], due: 'no list' }, current: { v: 1 } };
    expect(readProblem(400, body, null)).toMatchObject({ code: 'validation', errors: { title: ['Too long.'] }, body });
  });

  it.each([null, 'text', [1], 3])('of a body that is none (%j) is named by its status', (body) => {
    expect(readProblem(502, body, 5)).toMatchObject({ code: 'http.502', detail: '', errors: {}, retryAfter: 5 });
  });

  it('means the end of the session only where no password was refused', () => {
    expect(meansSignedOut(401, 'session.required')).toBe(true);
    expect(meansSignedOut(401, 'server.session_ended')).toBe(true);
    expect(meansSignedOut(401, 'session.wrong_credentials')).toBe(false);
    expect(meansSignedOut(403, 'session.required')).toBe(false);
  });

  it('may pass when the network or the server is at fault, never when the request is', () => {
    expect([0, 408, 429, 502, 503, 504].every(mayPass)).toBe(true);
    expect([400, 401, 403, 404, 409, 412, 413, 422, 500].some(mayPass)).toBe(false);
  });
});
