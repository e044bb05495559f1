/** Longest common subsequence of two sequences of keys. */
import { diffArrays } from 'diff';

/** Positions in the one and the other sequence that belong together; both ascend. */
export type Match = readonly [left: number, right: number];

/** With more edits between the common ends only what is there once on both sides is matched: time stays bounded. */
const mostEdits = 2_000;

/** What is null matches nothing. */
type Keys = readonly (string | null)[];

export function lcs(left: Keys, right: Keys): Match[] {
  const matches: Match[] = [];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  const equal = (i: number, j: number) => left[i] !== null && left[i] === right[j];
  while (start < shorter && equal(start, start)) matches.push([start, start++]);
  let tail = 0;
  while (tail < shorter - start && equal(left.length - 1 - tail, right.length - 1 - tail)) tail++;
  matches.push(...middle(left, right, start, left.length - tail, right.length - tail));
  for (; tail > 0; tail--) matches.push([left.length - tail, right.length - tail]);
  return matches;
}

/** What the other side does not have cannot be matched, so it is left out before the search. */
function middle(left: Keys, right: Keys, start: number, leftEnd: number, rightEnd: number) {
  const inLeft = new Set(left.slice(start, leftEnd));
  const inRight = new Set(right.slice(start, rightEnd));
  const leftPlaces = range(start, leftEnd).filter((at) => left[at] !== null && inRight.has(left[at] ?? null));
  const rightPlaces = range(start, rightEnd).filter((at) => right[at] !== null && inLeft.has(right[at] ?? null));
  const found = shortestEdit(
    leftPlaces.map((place) => left[place] as string),
    rightPlaces.map((place) => right[place] as string),
  );
  return found.map(([i, j]): Match => [leftPlaces[i] as number, rightPlaces[j] as number]);
}

function shortestEdit(left: string[], right: string[]): Match[] {
  if (left.length === 0 || right.length === 0) return [];
  const changes = diffArrays(left, right, { maxEditLength: mostEdits });
  if (changes === undefined) return uniqueMatches(left, right);
  const matches: Match[] = [];
  let i = 0;
  let j = 0;
  for (const { added, removed, count } of changes) {
    if (!added && !removed) for (let n = 0; n < count; n++) matches.push([i + n, j + n]);
    if (!added) i += count;
    if (!removed) j += count;
  }
  return matches;
}

/** Patience matching: what occurs once on each side, as far as the order agrees. */
function uniqueMatches(left: string[], right: string[]): Match[] {
  const once = (side: string[]) => {
    const places = new Map<string, number | null>();
    side.forEach((item, place) => {
      places.set(item, places.has(item) ? null : place);
    });
    return places;
  };
  const rightPlaces = once(right);
  const candidates: Match[] = [];
  for (const [item, i] of once(left)) {
    const j = rightPlaces.get(item);
    if (i !== null && j !== null && j !== undefined) candidates.push([i, j]);
  }
  return increasing(candidates);
}

/** The longest subsequence whose right positions ascend, of pairs that ascend on the left. */
export function increasing(pairs: readonly Match[]): Match[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, right], at) => {
    let low = 0;
    for (let high = tops.length; low < high; ) {
      const mid = (low + high) >> 1;
      if ((pairs[tops[mid] as number] as Match)[1] < right) low = mid + 1;
      else high = mid;
    }
    before[at] = low === 0 ? -1 : (tops[low - 1] as number);
    tops[low] = at;
  });
  const chain: Match[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] as number) chain.push(pairs[at] as Match);
  return chain.reverse();
}

export const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
