import { describe, expect, it } from 'vitest';
import { addDays, clock, dayName, dayOf, daysBetween, hourOf, longDay, moment, size, stamp } from './dates.model';

const warsaw = { language: 'en', timeZone: 'Europe/Warsaw' };
const at = (text: string) => new Date(text);

describe('a moment in a zone', () => {
  it('has its clock time on 24 hours, midnight as 00', () => {
    expect(clock(at('2026-11-24T09:42:00Z'), warsaw)).toBe('10:42');
    expect(clock(at('2026-11-23T23:00:00Z'), warsaw)).toBe('00:00');
    expect(clock(at('2026-07-01T20:05:00Z'), { ...warsaw, language: 'pl' })).toBe('22:05');
  });

  it('belongs to the day of that zone', () => {
    const late = at('2026-11-23T23:30:00Z');
    expect(dayOf(late, 'UTC')).toBe('2026-11-23');
    expect(dayOf(late, 'Europe/Warsaw')).toBe('2026-11-24');
    expect(dayOf(late, 'America/New_York')).toBe('2026-11-23');
  });

  it('has the hour of that zone on both sides of a change of the clocks', () => {
    expect(hourOf(at('2026-03-29T00:59:00Z'), 'Europe/Warsaw')).toBe(1);
    expect(hourOf(at('2026-03-29T01:00:00Z'), 'Europe/Warsaw')).toBe(3);
    expect(hourOf(at('2026-11-23T23:00:00Z'), 'Europe/Warsaw')).toBe(0);
  });

  it('is a clock time today and a day otherwise', () => {
    const now = at('2026-11-24T00:30:00+01:00');
    expect(moment(at('2026-11-24T00:10:00+01:00'), now, warsaw)).toBe('00:10');
    expect(moment(at('2026-11-23T23:50:00+01:00'), now, warsaw)).toBe('yesterday');
  });

  it('is known to the minute on any day', () => {
    const now = at('2026-11-24T00:30:00+01:00');
    expect(stamp(at('2026-11-24T00:10:00+01:00'), now, warsaw)).toBe('00:10');
    expect(stamp(at('2026-11-23T23:50:00+01:00'), now, warsaw)).toBe('23 Nov, 23:50');
    expect(stamp(at('2026-11-23T23:50:00+01:00'), now, { ...warsaw, language: 'pl' })).toBe('23 lis, 23:50');
  });

  it('is written out without a comma and with a capital', () => {
    expect(longDay(at('2026-11-24T12:00:00Z'), warsaw)).toBe('Tuesday 24 November');
    expect(longDay(at('2026-11-24T12:00:00Z'), { ...warsaw, language: 'pl' })).toBe('Wtorek 24 listopada');
  });
});

describe('calendar days', () => {
  it('are counted and moved over months, leap days and changes of the clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-11-24', addDays('2026-11-24', 400))).toBe(400);
  });

  it.each([
    ['2026-11-24', 'today'],
    ['2026-11-25', 'tomorrow'],
    ['2026-11-23', 'yesterday'],
    ['2026-11-26', 'Thursday'],
    ['2026-11-30', 'Monday'],
    ['2026-11-18', 'Wednesday'],
    ['2026-12-01', '1 Dec'],
    ['2026-11-17', '17 Nov'],
    ['2027-01-02', '2 Jan 2027'],
  ])('%s is said as %s', (day, name) => {
    expect(dayName(day, '2026-11-24', 'en')).toBe(name);
  });

  it('next year within six days are still named by the week', () => {
    expect(dayName('2027-01-03', '2026-12-30', 'en')).toBe('Sunday');
  });
});

describe('a size of a file', () => {
  it.each([
    [1, 'en', '1 byte'],
    [98, 'en', '98 bytes'],
    [31_400, 'en', '31 kB'],
    [2_450_000, 'en', '2.5 MB'],
    [1, 'pl', '1 bajt'],
    [3, 'pl', '3 bajty'],
    [98, 'pl', '98 bajtów'],
  ])('%i in %s is %s', (bytes, language, text) => expect(size(bytes, language).replace(/\s/g, ' ')).toBe(text));
});
