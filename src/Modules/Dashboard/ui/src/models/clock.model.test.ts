import { describe, expect, it } from 'vitest';
import { findZone } from './choosing.model';
import { aheadText, clockRow, placeOf } from './clock.model';

const noon = new Date('2026-11-24T11:00:00Z');

describe('a city on the clock', () => {
  it.each([
    ['Asia/Seoul', '20:00', 0, 480],
    ['America/Halifax', '07:00', 0, -300],
    ['Asia/Kolkata', '16:30', 0, 270],
    ['Pacific/Kiritimati', '01:00', 1, 780],
    ['Europe/Warsaw', '12:00', 0, 0],
  ])('%s', (timeZone, time, day, ahead) =>
    expect(clockRow({ name: 'x', timeZone }, 'Europe/Warsaw', noon)).toEqual({ name: 'x', time, day, ahead }),
  );

  it('is yesterday behind the date line', () =>
    expect(clockRow({ name: 'x', timeZone: 'Pacific/Pago_Pago' }, 'Pacific/Auckland', noon)?.day).toBe(-1));

  it('is left out when the browser does not know its zone', () =>
    expect(clockRow({ name: 'x', timeZone: 'Middle/Earth' }, 'UTC', noon)).toBeNull());
});

describe('a typed place', () => {
  const zones = ['America/New_York', 'Europe/Warsaw', 'America/Sao_Paulo', 'Asia/Tokyo', 'America/Toronto'];
  it.each([
    ['Europe/Warsaw', 'Europe/Warsaw'],
    ['new york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['tok', 'Asia/Tokyo'],
    ['to', null],
    ['', null],
    ['Gdańsk', null],
  ])('%j means %j', (typed, zone) => expect(findZone(typed, zones)).toBe(zone));

  it('is read from the name of a zone', () => expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires'));
});

describe('the difference', () => {
  it.each([
    [0, ''],
    [480, '+8 h'],
    [-330, '\u22125:30 h'],
  ])('%i minutes', (minutes, text) => expect(aheadText(minutes)).toBe(text));
});
