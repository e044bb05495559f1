import { afterEach, describe, expect, it, vi } from 'vitest';
import { merge } from './merge.model';
import { run } from './proof/run';

const seed = Number(process.env.SEED ?? 1);

it('keeps every word, its place and its look in 10,000 edits of two people who are often offline', {
  timeout: 120_000,
}, () => {
  const { lost, misplaced, disordered, misshaped, docs, figures } = run({ edits: 10_000, seed, merge });
  const [first, second, server] = docs;
  expect(lost).toEqual([]);
  expect({ misplaced, disordered, misshaped }).toEqual({ misplaced: [], disordered: [], misshaped: [] });
  expect([second, server]).toEqual([first, first]);
  expect(figures.merges).toBeGreaterThan(500);
  expect(figures.conflicts).toBeGreaterThan(300);
  expect(figures.written).toBeGreaterThan(5_000);
  expect(figures.written - figures.deleted).toBeGreaterThan(0);
});

/** Faults put into one part of the merge at a time. */
const faults: Record<string, () => void> = {
  'takes theirs where both changed the same words': () =>
    vi.doMock('./text', async (original) => {
      const text = await original<typeof import('./text')>();
      const mergeText: typeof text.mergeText = (...versions) =>
        text.mergeText(...versions).map((segment) => (text.isClash(segment) ? segment.theirs : segment));
      return { ...text, mergeText };
    }),
  'drops the second of two insertions': () =>
    vi.doMock('./tokens', async (original) => {
      const tokens = await original<typeof import('./tokens')>();
      return { ...tokens, inOrder: <T>(a: T) => [a, Array.isArray(a) ? [] : { ...a, tokens: [] }] };
    }),
  'lets a deletion win over an edit': () =>
    vi.doMock('./schema', async (original) => {
      const schema = await original<typeof import('./schema')>();
      const conflict: typeof schema.conflict = (mine, theirs) =>
        mine.length > 0 && theirs.length > 0 ? schema.conflict(mine, theirs) : schema.conflict([], []);
      return { ...schema, conflict };
    }),
  'takes mine where both changed': () =>
    vi.doMock('./diff3', async (original) => {
      const diff3 = await original<typeof import('./diff3')>();
      const mineWins: typeof diff3.diff3 = (...sides) =>
        diff3
          .diff3(...sides)
          .map((region) => (region.changedBy === 'both' ? { ...region, changedBy: 'mine' } : region));
      return { ...diff3, diff3: mineWins };
    }),
  'shows only the first block of their side': () =>
    vi.doMock('./schema', async (original) => {
      const schema = await original<typeof import('./schema')>();
      const conflict: typeof schema.conflict = (mine, theirs) => schema.conflict(mine, theirs.slice(0, 1));
      return { ...schema, conflict };
    }),
  'forgets the last change of a sequence': () =>
    vi.doMock('./diff3', async (original) => {
      const diff3 = await original<typeof import('./diff3')>();
      const forgetful: typeof diff3.diff3 = (baseLength, mine, theirs) =>
        diff3.diff3(baseLength, mine, theirs.length > 2 ? theirs.slice(0, -1) : theirs);
      return { ...diff3, diff3: forgetful };
    }),
  'takes a word of another version for the same word': () =>
    vi.doMock('./tokens', async (original) => {
      const tokens = await original<typeof import('./tokens')>();
      const tokenise: typeof tokens.tokenise = (block) =>
        tokens
          .tokenise(block)
          .map((token) => (token.body.length > 0 ? { ...token, key: token.key.slice(0, 2) } : token));
      return { ...tokens, tokenise };
    }),
  'leaves out what theirs wrote into a resolved conflict': () =>
    vi.doMock('./resolution', async (original) => {
      const resolution = await original<typeof import('./resolution')>();
      const mergeResolution: typeof resolution.mergeResolution = (...all) =>
        resolution.mergeResolution(...all) === null ? null : all[1];
      return { ...resolution, mergeResolution };
    }),
};

describe('a fault in the merge is found when it', () => {
  afterEach(() => {
    for (const part of ['./text', './tokens', './schema', './diff3', './resolution']) vi.doUnmock(part);
    vi.resetModules();
  });

  it.each(Object.keys(faults))('%s', { timeout: 60_000 }, async (fault) => {
    vi.resetModules();
    faults[fault]?.();
    const faulty = await import('./merge.model');
    const { lost, misplaced } = run({ edits: 2_000, seed, merge: faulty.merge });
    expect(lost).not.toEqual([]);
    expect(misplaced).not.toEqual([]);
  });
});
