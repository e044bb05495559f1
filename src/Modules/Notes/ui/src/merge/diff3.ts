/** Three-way comparison of sequences: which parts one side changed, and which both did. */
import type { Match } from './lcs';

/** Positions from `start` up to but without `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of the base that a side has as something else; an empty base span is an insertion, an empty side span a deletion. */
export interface Hunk {
  readonly base: Span;
  readonly side: Span;
}

export interface Region {
  readonly changedBy: 'nobody' | 'mine' | 'theirs' | 'both';
  readonly base: Span;
  readonly mine: Span;
  readonly theirs: Span;
}

export const length = (span: Span): number => span.end - span.start;

/** What lies between the matches. */
export function hunks(matches: readonly Match[], baseLength: number, sideLength: number): Hunk[] {
  const found: Hunk[] = [];
  let base = 0;
  let side = 0;
  for (const [i, j] of [...matches, [baseLength, sideLength] as const]) {
    if (i > base || j > side) found.push({ base: { start: base, end: i }, side: { start: side, end: j } });
    base = i + 1;
    side = j + 1;
  }
  return found;
}

/** Hunks that only touch do not clash; two insertions at one place do. */
const overlap = (a: Span, b: Span): boolean =>
  length(a) === 0 && length(b) === 0 ? a.start === b.start : a.start < b.end && b.start < a.end;

/**
 * Covers the base from end to end. Hunks of one side are sorted and do not overlap one another. An insertion beside a
 * change of the other side keeps its place before or after it.
 */
export function diff3(baseLength: number, mine: readonly Hunk[], theirs: readonly Hunk[]): Region[] {
  const regions: Region[] = [];
  const queue = [...mine.map((hunk) => ({ hunk, isMine: true })), ...theirs.map((hunk) => ({ hunk, isMine: false }))];
  queue.sort((a, b) => a.hunk.base.start - b.hunk.base.start || a.hunk.base.end - b.hunk.base.end);
  const shift = { mine: 0, theirs: 0 };
  let at = 0;
  const push = (changedBy: Region['changedBy'], end: number, grown = { mine: 0, theirs: 0 }) => {
    const span = (side: 'mine' | 'theirs'): Span => ({
      start: at + shift[side],
      end: end + shift[side] + grown[side],
    });
    regions.push({ changedBy, base: { start: at, end }, mine: span('mine'), theirs: span('theirs') });
    shift.mine += grown.mine;
    shift.theirs += grown.theirs;
    at = end;
  };
  for (let next = 0; next < queue.length; ) {
    let span = (queue[next] as (typeof queue)[0]).hunk.base;
    if (span.start > at) push('nobody', span.start);
    const grown = { mine: 0, theirs: 0 };
    const touched = { mine: false, theirs: false };
    for (let first = true; next < queue.length; next++, first = false) {
      const { hunk, isMine } = queue[next] as (typeof queue)[0];
      if (!first && !overlap(span, hunk.base)) break;
      const side = isMine ? 'mine' : 'theirs';
      touched[side] = true;
      grown[side] += length(hunk.side) - length(hunk.base);
      span = { start: span.start, end: Math.max(span.end, hunk.base.end) };
    }
    push(touched.mine && touched.theirs ? 'both' : touched.mine ? 'mine' : 'theirs', span.end, grown);
  }
  if (at < baseLength) push('nobody', baseLength);
  return regions;
}
