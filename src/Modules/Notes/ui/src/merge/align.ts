/** What a side did to a sequence of blocks: deleted, inserted, changed, replaced. */

import { type Hunk, hunks, length, type Span } from './diff3';
import { type DocJson, family, key, textOf } from './doc';
import { lcs, type Match } from './lcs';
import { pairSimilar } from './similarity';

/**
 * Hunks of the base, sorted. A changed block is a hunk of one block for one; deletions are single, so that each stands
 * or falls by itself.
 */
export function changes(base: readonly DocJson[], side: readonly DocJson[]): Hunk[] {
  const equal = lcs(base.map(key), side.map(key));
  const changed = within(equal, base, side, (left, right) => {
    const alike = lcs(left.map(wording), right.map(wording));
    const similar = [...alike, ...within(alike, left, right, pairSimilar)].sort(([a], [b]) => a - b);
    return [...similar, ...within(similar, left, right, pairSingle)];
  });
  const pairs = [...equal, ...changed].sort(([a], [b]) => a - b);
  return [
    ...hunks(pairs, base.length, side.length).flatMap(singleDeletions),
    ...changed.map(([i, j]): Hunk => ({ base: { start: i, end: i + 1 }, side: { start: j, end: j + 1 } })),
  ].sort((a, b) => a.base.start - b.base.start || a.base.end - b.base.end);
}

/** Matches between the nodes that the matches leave over, gap by gap. */
function within(
  matches: readonly Match[],
  left: readonly DocJson[],
  right: readonly DocJson[],
  pair: (left: readonly DocJson[], right: readonly DocJson[]) => Match[],
): Match[] {
  return hunks(matches, left.length, right.length).flatMap(({ base, side }) =>
    length(base) === 0 || length(side) === 0
      ? []
      : pair(slice(left, base), slice(right, side)).map(([i, j]): Match => [i + base.start, j + side.start]),
  );
}

const slice = <T>(items: readonly T[], span: Span): T[] => items.slice(span.start, span.end);

/** A block keeps its words when it only gets another look; what has no words is never taken for another. */
const wording = (node: DocJson, at: number): string => {
  const text = textOf(node);
  return text.trim() === '' ? `\0${at}${key(node)}` : `${family(node)} ${text}`;
};

/** One block in the place of one of its family is that block, rewritten. */
const pairSingle = (left: readonly DocJson[], right: readonly DocJson[]): Match[] =>
  left.length === 1 && right.length === 1 && family(left[0] as DocJson) === family(right[0] as DocJson) ? [[0, 0]] : [];

function singleDeletions(hunk: Hunk): Hunk[] {
  if (length(hunk.side) > 0) return [hunk];
  return Array.from({ length: length(hunk.base) }, (_, n) => ({
    base: { start: hunk.base.start + n, end: hunk.base.start + n + 1 },
    side: hunk.side,
  }));
}
