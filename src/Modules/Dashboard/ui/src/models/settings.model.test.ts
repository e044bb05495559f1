import { describe, expect, it } from 'vitest';
import { addressOf, stepped } from './choosing.model';
import { hostOf, isHttps, readSettings } from './settings.model';

describe('settings from anywhere', () => {
  it('keep what has their shape', () => {
    const settings = {
      cities: [{ name: 'Busan', timeZone: 'Asia/Seoul' }],
      links: [{ title: 'Tides', url: 'https://tides.example' }],
      agenda: { days: 3, hiddenCalendars: ['c1'], secondTimeZone: 'America/Halifax' },
    };
    expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  it('lose what has not, and every address but https', () =>
    expect(
      readSettings({
        cities: 'all',
        links: [
          { title: 'x', url: 'javascript:alert(1)' },
          null,
          { title: 'y' },
          { title: 'z', url: 'http://x.example' },
        ],
      }),
    ).toEqual({ links: [] }));

  it('show the whole agenda where a choice cannot be read', () => {
    const agenda = { days: 4, hiddenCalendars: ['c1', 7], secondTimeZone: 1 };
    expect(readSettings({ agenda })).toEqual({ agenda: { days: 7, hiddenCalendars: ['c1'], secondTimeZone: null } });
    expect(readSettings({ agenda: [] })).toEqual({});
  });

  it.each([null, 3, []])('are none when they are %j', (value) => expect(readSettings(value)).toBeNull());
});

describe('a typed address', () => {
  it.each([
    ['tides.example', 'https://tides.example'],
    [' https://tides.example/a?b=c#d ', 'https://tides.example/a?b=c#d'],
    ['tides.example:8443/x', 'https://tides.example:8443/x'],
    ['http://tides.example', null],
    ['javascript:alert(1)', null],
    ['https://me@tides.example', null],
    ['two words', null],
    ['tides', null],
    ['', null],
  ])('%j', (typed, address) => expect(addressOf(typed)).toBe(address));

  it('shows its host', () => expect(hostOf('https://www.tides.example/x')).toBe('tides.example'));
  it('is not one of another scheme', () => expect(isHttps('https:javascript:alert(1)')).toBe(false));
});

describe('a step in a list', () => {
  it('changes places', () => expect(stepped(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']));
  it('leaves the ends', () => expect(stepped(['a', 'b'], 1, 1)).toEqual(['a', 'b']));
});
