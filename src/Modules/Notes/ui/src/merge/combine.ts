/** Two versions of a sequence of blocks that have no base in common. */

import { hunks } from './diff3';
import { type DocJson, key } from './doc';
import { lcs } from './lcs';
import { inOrder } from './tokens';

/** What both have stands once, in place; of the rest `differ` makes something. The words are the same whoever combines. */
export function combine(
  mine: readonly DocJson[],
  theirs: readonly DocJson[],
  differ: (mine: DocJson[], theirs: DocJson[]) => DocJson[],
): DocJson[] {
  const [left, right] = inOrder(mine, theirs, names);
  const matches = lcs(names(left), names(right));
  const combined: DocJson[] = [];
  let at = 0;
  for (const { base, side } of hunks(matches, left.length, right.length)) {
    combined.push(...left.slice(at, base.start));
    const [one, other] = [left.slice(base.start, base.end), right.slice(side.start, side.end)];
    combined.push(...(left === mine ? differ(one, other) : differ(other, one)));
    at = base.end;
  }
  return [...combined, ...left.slice(at)];
}

const names = (blocks: readonly DocJson[]): string[] => blocks.map(key);
