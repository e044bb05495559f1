import { knownZone } from '@kit/i18n/zone.model';
import { describe, expect, it } from 'vitest';
import { sample } from './layout.sample';
import { readLayout } from './stored.model';

describe('a layout from anywhere', () => {
  it('is read as it was written', () => expect(readLayout(JSON.parse(JSON.stringify(sample)))).toEqual(sample));

  it.each([null, 3, 'x', [], {}, { widgets: 'none' }])('is none when it is %j', (value) =>
    expect(readLayout(value)).toBeNull(),
  );

  it('leaves out what this version does not know and what appears twice', () => {
    const widgets = [
      { ...sample.widgets[0] },
      { ...sample.widgets[0] },
      { id: 'weather', kind: 'weather', x: 0, y: 0, w: 2, h: 2 },
      { id: 'm', kind: 'mail', x: 'left' },
    ];
    expect(readLayout({ widgets, background: { kind: 'none', id: null } })).toEqual({
      widgets: [sample.widgets[0]],
      background: { kind: 'none' },
    });
  });

  it('brings places outside the grid inside, and nothing over another', () => {
    const widgets = [
      { id: 'a', kind: 'mail', x: 0, y: 0, w: 99, h: 99 },
      { id: 'b', kind: 'files', x: -4, y: 1, w: 1, h: 1 },
    ];
    expect(readLayout({ widgets })?.widgets).toMatchObject([
      { x: 0, y: 0, w: 12, h: 12 },
      { x: 0, y: 12, w: 2, h: 2 },
    ]);
  });
});

describe('the zone', () => {
  it('is the first that this browser knows', () => {
    expect(knownZone('Europe/Warsaw', 'UTC')).toBe('Europe/Warsaw');
    expect(knownZone(null, 'Middle/Earth', 'Asia/Tokyo')).toBe('Asia/Tokyo');
    expect(knownZone(undefined)).toBe('UTC');
  });
});
