/** What a side did to a sequence of blocks: deleted, inserted, changed, replaced. */

import { type Hunk, hunks, length, type Span } from './diff3';
import { type DocJson, family, key, same, textOf } from './doc';
import { lcs, type Match } from './lcs';
import { pairSimilar } from './similarity';

type Pairing = (left: readonly DocJson[], right: readonly DocJson[]) => Match[];

const isBlank = (node: DocJson): boolean => textOf(node).trim() === '';

/** From the surest to the vaguest; each looks only between what those before it found. */
const pairings: readonly Pairing[] = [
  /** Unchanged; empty lines and rules are alike everywhere and say nothing of what belongs together. */
  by((node) => (isBlank(node) ? null : key(node))),
  /** The same words with another look. */
  by((node) => (isBlank(node) ? null : `${family(node)} ${textOf(node)}`)),
  pairSimilar,
  by(key),
  /** One block in the place of one of its family is that block, rewritten. */
  ([one, ...more], [other, ...others]) =>
    one && other && more.length + others.length === 0 && family(one) === family(other) ? [[0, 0]] : [],
];

function by(name: (node: DocJson) => string | null): Pairing {
  return (left, right) => lcs(left.map(name), right.map(name));
}

/**
 * Hunks of the base, sorted. A changed block is a hunk of one block for one; deletions are single, so that each stands
 * or falls by itself.
 */
export function changes(base: readonly DocJson[], side: readonly DocJson[]): Hunk[] {
  let pairs: Match[] = [];
  for (const pairing of pairings) {
    pairs = pairs.concat(within(pairs, base, side, pairing)).sort(([a], [b]) => a - b);
  }
  return [
    ...hunks(pairs, base.length, side.length).flatMap(singleDeletions),
    ...pairs
      .filter(([i, j]) => !same(base[i] as DocJson, side[j] as DocJson))
      .map(([i, j]): Hunk => ({ base: { start: i, end: i + 1 }, side: { start: j, end: j + 1 } })),
  ].sort((a, b) => a.base.start - b.base.start || a.base.end - b.base.end);
}

/** Matches between the nodes that the matches leave over, gap by gap. */
function within(
  matches: readonly Match[],
  left: readonly DocJson[],
  right: readonly DocJson[],
  pair: Pairing,
): Match[] {
  return hunks(matches, left.length, right.length).flatMap(({ base, side }) =>
    length(base) === 0 || length(side) === 0
      ? []
      : pair(slice(left, base), slice(right, side)).map(([i, j]): Match => [i + base.start, j + side.start]),
  );
}

const slice = <T>(items: readonly T[], span: Span): T[] => items.slice(span.start, span.end);

function singleDeletions(hunk: Hunk): Hunk[] {
  if (length(hunk.side) > 0) return [hunk];
  return Array.from({ length: length(hunk.base) }, (_, n) => ({
    base: { start: hunk.base.start + n, end: hunk.base.start + n + 1 },
    side: hunk.side,
  }));
}
