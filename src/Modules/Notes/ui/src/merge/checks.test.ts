/** The checks of order, look and count see faults that lose no word. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocJson } from './doc';
import { merge } from './merge.model';
import { misplaced, type Versions } from './proof/check';
import { disordered, misshaped } from './proof/looks';

const line = (text: string, type = 'paragraph'): DocJson => ({
  type,
  ...(type === 'heading' && { attrs: { level: 2 } }),
  content: text.split(/(?<=\s)(?=\*)|(?<=\*\w+)(?=\s)/).map((part) => ({
    type: 'text',
    text: part.replace('*', ''),
    ...(part.startsWith('*') && { marks: [{ type: 'bold' }] }),
  })),
});
const doc = (...content: DocJson[]): DocJson => ({ type: 'doc', content });

/** Mine writes into the line that theirs writes into, sets in bold and makes a heading; theirs adds a line. */
const versions: Versions = {
  base: doc(line('b1 b2 b3 b4')),
  mine: doc(line('b1 m1 b2 b3 b4')),
  theirs: doc(line('b1 b2 *b3 t1 b4', 'heading'), line('t2')),
};

const checks = { misplaced, disordered, misshaped };

const faults: Record<string, { readonly seen: 'misplaced' | 'disordered' | 'misshaped'; readonly put: () => void }> = {
  'turns words round': {
    seen: 'disordered',
    put: () =>
      vi.doMock('./text', async (original) => {
        const text = await original<typeof import('./text')>();
        const mergeText: typeof text.mergeText = (...versions) => text.mergeText(...versions).toReversed();
        return { ...text, mergeText };
      }),
  },
  'keeps my marks only': {
    seen: 'misshaped',
    put: () =>
      vi.doMock('./three', async (original) => {
        const three = await original<typeof import('./three')>();
        const mergeMarks: typeof three.mergeMarks = (_, mine) => mine;
        return { ...three, mergeMarks };
      }),
  },
  'keeps my kinds of blocks only': {
    seen: 'misshaped',
    put: () =>
      vi.doMock('./three', async (original) => {
        const three = await original<typeof import('./three')>();
        const mergeShape: typeof three.mergeShape = (_, { type, attrs }) => ({ type, ...(attrs && { attrs }) });
        return { ...three, mergeShape };
      }),
  },
  'writes what only they changed twice': {
    seen: 'misplaced',
    put: () =>
      vi.doMock('./diff3', async (original) => {
        const diff3 = await original<typeof import('./diff3')>();
        const doubled: typeof diff3.diff3 = (...sides) =>
          diff3.diff3(...sides).flatMap((region) => (region.changedBy === 'theirs' ? [region, region] : [region]));
        return { ...diff3, diff3: doubled };
      }),
  },
};

describe('a fault that loses no word is found when it', () => {
  afterEach(() => {
    for (const part of ['./text', './three', './diff3']) vi.doUnmock(part);
    vi.resetModules();
  });

  it.each(Object.entries(faults))('%s', async (_, { seen, put }) => {
    for (const check of Object.values(checks))
      expect(check(versions, merge(versions.base, versions.mine, versions.theirs))).toEqual([]);
    vi.resetModules();
    put();
    const faulty = await import('./merge.model');
    expect(checks[seen](versions, faulty.merge(versions.base, versions.mine, versions.theirs))).not.toEqual([]);
  });
});
