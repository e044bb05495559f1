import { readProblem } from '@kit/api/problem.model';
import { describe, expect, it } from 'vitest';
import { type AgendaEvent, continueWith, eventsOf, timeOf } from './launcher.model';
import { signedOut } from './session.model';
import { looksLikeAddress, missingFields, outcomeOf, secondsLeft } from './signIn.model';

const now = new Date('2026-11-24T10:00:00Z');
const event = (id: string, start: string, end: string, allDay = false): AgendaEvent => ({
  id,
  title: id,
  location: '',
  start,
  end,
  allDay,
  calendarColour: 0,
});

describe('signing in', () => {
  it('asks for what is missing in the order of the form; blanks are a password', () => {
    expect(missingFields({ email: ' ', password: '' })).toEqual(['email', 'password']);
    expect(missingFields({ email: 'a@b', password: ' ' })).toEqual([]);
  });

  it.each([
    ['alice@demo.test', true],
    [' alice@demo.test ', true],
    ['alice', false],
    ['@demo.test', false],
    ['alice@', false],
    ['a b@demo.test', false],
    ['a@b@c', false],
  ])('takes %s for an address: %s', (text, possible) => {
    expect(looksLikeAddress(text)).toBe(possible);
  });

  it('waits as long as it is told, half a minute when it is not told', () => {
    const told = outcomeOf(readProblem(429, { code: 'limits.too_many_requests' }, 40), now);
    expect(secondsLeft(told, now)).toBe(40);
    expect(secondsLeft(told, new Date(now.getTime() + 39_001))).toBe(1);
    expect(secondsLeft(told, new Date(now.getTime() + 41_000))).toBe(0);
    expect(secondsLeft(outcomeOf(readProblem(429, {}, null), now), now)).toBe(30);
  });

  it('tells a refused pair from a server that cannot say', () => {
    expect(outcomeOf(readProblem(401, { code: 'session.wrong_credentials' }, null), now)).toEqual({ kind: 'wrong' });
    const away = outcomeOf(readProblem(503, { code: 'server.unreachable' }, null), now);
    expect(away).toEqual({ kind: 'failed', code: 'server.unreachable' });
    expect(secondsLeft(away, now)).toBe(0);
  });
});

describe('the end of a session', () => {
  const person = { email: 'alice@demo.test', name: 'Alice', timeZone: null, language: null };

  it('remembers who it was, and keeps remembering', () => {
    const ended = signedOut({ kind: 'in', person });
    expect(ended).toEqual({ kind: 'out', ended: person });
    expect(signedOut(ended)).toBe(ended);
  });

  it('is nothing to speak of for a visitor', () => {
    expect(signedOut({ kind: 'unknown' })).toEqual({ kind: 'out', ended: null });
  });
});

describe('the launcher', () => {
  it('goes on with the five things last worked on, notes and files mixed', () => {
    const day = (number: number) => `2026-11-0${number}T10:00:00Z`;
    const notes = {
      total: 9,
      notes: [1, 4, 6].map((number) => ({ id: `n${number}`, title: 'note', modified: day(number) })),
    };
    const files = {
      files: [2, 3, 5, 7].map((number) => ({
        id: `f${number}`,
        name: 'file',
        place: { owner: null, path: [] },
        modified: day(number),
      })),
    };
    expect(continueWith(notes, files).map(({ id }) => id)).toEqual(['f7', 'n6', 'f5', 'n4', 'f3']);
  });

  it('lists the events of the day, all-day ones first, then by their start in whatever offset', () => {
    const late = event('late', '2026-11-24T12:00:00+01:00', '2026-11-24T13:00:00+01:00');
    const early = event('early', '2026-11-24T10:30:00Z', '2026-11-24T10:45:00Z');
    const whole = event('whole', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', true);
    const agenda = { days: [{ date: '2026-11-24', events: [late, early, whole] }] };
    expect(eventsOf(agenda, '2026-11-24').map(({ id }) => id)).toEqual(['whole', 'early', 'late']);
    expect(eventsOf(agenda, '2026-11-25')).toEqual([]);
  });

  it('says where an event stands against the clock', () => {
    const from = (start: string, end: string) => timeOf(event('x', start, end), now);
    expect(from('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')).toEqual({ kind: 'past' });
    expect(from('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z')).toEqual({ kind: 'now' });
    expect(from('2026-11-24T10:00:30Z', '2026-11-24T11:00:00Z')).toEqual({ kind: 'soon', minutes: 1 });
    expect(from('2026-11-24T11:00:00Z', '2026-11-24T12:00:00Z')).toEqual({ kind: 'soon', minutes: 60 });
    expect(from('2026-11-24T11:00:01Z', '2026-11-24T12:00:00Z')).toEqual({ kind: 'later' });
  });
});
