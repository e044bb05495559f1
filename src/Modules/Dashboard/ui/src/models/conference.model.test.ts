import { describe, expect, it } from 'vitest';
import { type Conference, coming, isTime, phaseOf } from './conference.model';

const conference = (start: string, end: string): Conference => ({
  id: start,
  title: 'Tender review',
  location: '',
  start,
  end,
  attendees: [],
  hasPassword: false,
  url: null,
});
const review = conference('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z');

describe('a conference', () => {
  it.each([
    ['2026-11-24T08:00:00Z', { kind: 'later', minutes: 120 }, false],
    ['2026-11-24T09:20:00Z', { kind: 'today', minutes: 40 }, false],
    ['2026-11-24T09:44:30Z', { kind: 'today', minutes: 16 }, false],
    ['2026-11-24T09:45:00Z', { kind: 'soon', minutes: 15 }, true],
    ['2026-11-24T10:00:00Z', { kind: 'running' }, true],
    ['2026-11-24T10:59:59Z', { kind: 'running' }, true],
  ])('at %s', (now, phase, time) => {
    expect(phaseOf(review, new Date(now))).toEqual(phase);
    expect(isTime(phaseOf(review, new Date(now)))).toBe(time);
  });

  it('is gone when it is over', () => {
    const next = conference('2026-11-24T12:00:00Z', '2026-11-24T13:00:00Z');
    expect(coming([review, next], new Date('2026-11-24T11:00:00Z'))).toEqual([next]);
  });
});
