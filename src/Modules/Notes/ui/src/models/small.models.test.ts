import { describe, expect, it } from 'vitest';
import { cleanTag, limits, sameContent, withTag } from './note.model';
import { cameBack, concernsNotes, reach } from './reach.model';
import { scrollFor, slice } from './window.model';

describe('tags', () => {
  it('are stored without sign, commas and spaces too many, and not beyond their length', () => {
    expect(cleanTag('  ##berth   6, ')).toBe('berth 6');
    expect(cleanTag(' , ')).toBe('');
    expect(cleanTag('x'.repeat(100))).toHaveLength(limits.tag);
  });

  it('are added once, whatever their case, and not beyond their number', () => {
    expect(withTag(['Quay'], 'quay')).toEqual(['Quay']);
    expect(withTag(['Quay'], '#hull')).toEqual(['Quay', 'hull']);
    const full = Array.from({ length: limits.tags }, (_, at) => `t${at}`);
    expect(withTag(full, 'more')).toBe(full);
  });

  it('in another order are another content', () => {
    const content = { title: 't', html: 'h', tags: ['a', 'b'] };
    expect(sameContent(content, { ...content, tags: ['a', 'b'] })).toBe(true);
    expect(sameContent(content, { ...content, tags: ['b', 'a'] })).toBe(false);
    expect(sameContent(content, null)).toBe(false);
    expect(sameContent(null, null)).toBe(true);
  });
});

describe('the rows in the page', () => {
  it('are those in sight and some around, never outside of the list', () => {
    expect(slice(0, 640, 64, 5_000)).toEqual({ from: 0, to: 22 });
    expect(slice(64_000, 640, 64, 5_000)).toEqual({ from: 988, to: 1_022 });
    expect(slice(5_000 * 64, 640, 64, 5_000)).toEqual({ from: 4_988, to: 5_000 });
    expect(slice(9_999, 640, 64, 0)).toEqual({ from: 0, to: 0 });
  });

  it('come into sight by the shortest way', () => {
    expect(scrollFor(10, 64, 0, 640)).toBe(64);
    expect(scrollFor(3, 64, 640, 640)).toBe(192);
    expect(scrollFor(12, 64, 640, 640)).toBeNull();
  });
});

describe('whether words get to the server', () => {
  const since = new Date('2026-11-24T10:00:00Z');
  const apps = (reachable: boolean) =>
    ({ apps: [], server: { reachable, since } }) as unknown as Parameters<typeof reach>[3];

  it('is no without network, without host and without server', () => {
    expect(reach(false, true, since, apps(true))).toMatchObject({ there: false, kind: 'offline' });
    expect(reach(true, false, since, apps(true))).toMatchObject({ there: false, kind: 'offline' });
    expect(reach(true, true, since, apps(false))).toMatchObject({ there: false, kind: 'serverAway' });
    expect(reach(true, null, since, null)).toEqual({ there: true });
  });

  it('is asked anew when the server came back, and only for what is about notes', () => {
    expect(cameBack(apps(false), apps(true))).toBe(true);
    expect(cameBack(apps(true), apps(true))).toBe(false);
    expect(concernsNotes({ kinds: ['mail', 'notes'] })).toBe(true);
    for (const other of [null, 'notes', {}, { kinds: 'notes' }, { kinds: ['mail'] }])
      expect(concernsNotes(other)).toBe(false);
  });
});
