/** Three-way merge of the words of a text block. */

import { diff3, type Hunk, hunks, length, type Region, type Span } from './diff3';
import type { DocJson } from './doc';
import { lcs, type Match, range } from './lcs';
import { markChange, mergeToken, withMarks } from './runs';
import { inOrder, type Token, tokenise } from './tokens';

/** Words both agree on, or a place where each has its own. */
export type Segment = readonly Token[] | { readonly mine: readonly Token[]; readonly theirs: readonly Token[] };

export const isClash = (segment: Segment): segment is Exclude<Segment, readonly Token[]> => 'mine' in segment;

export function mergeText(base: DocJson, mine: DocJson, theirs: DocJson): Segment[] {
  return new TextMerge(tokenise(base), tokenise(mine), tokenise(theirs)).segments();
}

/** A side beside the base: its words, which of them are words of the base, and its changes. */
class Side {
  readonly changes: readonly Hunk[];
  readonly partner: ReadonlyMap<number, number>;
  private readonly known: ReadonlySet<number>;

  constructor(
    private readonly base: readonly Token[],
    readonly tokens: readonly Token[],
  ) {
    const matches = matchWords(base, tokens);
    this.changes = hunks(matches, base.length, tokens.length);
    this.partner = new Map(matches);
    this.known = new Set(this.partner.values());
  }

  of(at: number): Token | undefined {
    return this.tokens[this.partner.get(at) ?? -1];
  }

  onlyDeletes(span: Span): boolean {
    return this.changes
      .filter(({ base }) => base.start < span.end && base.end > span.start)
      .every(({ side }) => length(side) === 0);
  }

  /** Whether none of these words is new. */
  untouched({ start, end }: Span): boolean {
    return range(start, end).every((at) => this.known.has(at));
  }

  /** New words of the other side in the place of `span`, with what this side did to the marks there. */
  mark(tokens: readonly Token[], span: Span): Token[] {
    const places = length(span) > 0 ? range(span.start, span.end) : [span.start - 1, span.start];
    const runs = (part: 'body' | 'space', at: number) =>
      [this.base[at]?.[part] ?? [], this.of(at)?.[part] ?? []] as const;
    const change = markChange(places.map((at) => runs('body', at)));
    return withMarks(tokens, change, length(span) > 0 ? markChange([runs('space', span.start)]) : change);
  }
}

class TextMerge {
  private readonly mine: Side;
  private readonly theirs: Side;

  constructor(
    private readonly base: readonly Token[],
    mine: readonly Token[],
    theirs: readonly Token[],
  ) {
    this.mine = new Side(base, mine);
    this.theirs = new Side(base, theirs);
  }

  segments(): Segment[] {
    return diff3(this.base.length, this.mine.changes, this.theirs.changes).flatMap((region) => this.merge(region));
  }

  private merge(region: Region): Segment[] {
    switch (region.changedBy) {
      case 'nobody':
        return this.keptByBoth(region.base);
      case 'mine':
        return [this.theirs.mark(slice(this.mine.tokens, region.mine), region.base)];
      case 'theirs':
        return [this.mine.mark(slice(this.theirs.tokens, region.theirs), region.base)];
      case 'both':
        if (length(region.base) === 0) return this.insertions(region);
        if (this.mine.onlyDeletes(region.base) && this.theirs.onlyDeletes(region.base))
          return this.keptByBoth(region.base);
        return this.clash(region);
    }
  }

  private keptByBoth({ start, end }: Span): Segment[] {
    return range(start, end).flatMap((at) => {
      const [mine, theirs] = [this.mine.of(at), this.theirs.of(at)];
      if (mine === undefined || theirs === undefined) return [];
      const token = mergeToken(this.base[at] as Token, mine, theirs);
      return [token === null ? { mine: [mine], theirs: [theirs] } : [token]];
    });
  }

  /** Both wrote at one place: what they wrote alike once, the rest one after the other. */
  private insertions(region: Region): Segment[] {
    const { head, mine, theirs, tail } = this.trim(region);
    const [first, second] = inOrder(
      { tokens: slice(this.mine.tokens, mine), after: this.mine.tokens[mine.end] },
      { tokens: slice(this.theirs.tokens, theirs), after: this.theirs.tokens[theirs.end] },
      ({ tokens }) => tokens,
    );
    return [head, first.tokens, spaced(second.tokens, first), tail];
  }

  /** What one side deleted and the other left as it was is gone; else each side has its words. */
  private clash(region: Region): Segment[] {
    const { head, mine, theirs, tail } = this.trim(region);
    const deleted =
      (length(mine) === 0 && this.theirs.untouched(theirs)) || (length(theirs) === 0 && this.mine.untouched(mine));
    if (deleted) return [head, tail];
    return [head, { mine: slice(this.mine.tokens, mine), theirs: slice(this.theirs.tokens, theirs) }, tail];
  }

  /** Takes off what both begin and end with. */
  private trim(region: Region) {
    const { mine, theirs } = region;
    const equal = (i: number, j: number) => this.mine.tokens[i]?.key === this.theirs.tokens[j]?.key;
    const shorter = Math.min(length(mine), length(theirs));
    let head = 0;
    while (head < shorter && equal(mine.start + head, theirs.start + head)) head++;
    let tail = 0;
    while (tail < shorter - head && equal(mine.end - 1 - tail, theirs.end - 1 - tail)) tail++;
    return {
      head: this.mine.tokens.slice(mine.start, mine.start + head),
      mine: { start: mine.start + head, end: mine.end - tail },
      theirs: { start: theirs.start + head, end: theirs.end - tail },
      tail: this.mine.tokens.slice(mine.end - tail, mine.end),
    };
  }
}

const slice = <T>(items: readonly T[], span: Span): T[] => items.slice(span.start, span.end);

/**
 * Matches words. A few words that happen to be the same within a rewritten passage are not matched: the passage is one
 * change.
 */
function matchWords(base: readonly Token[], side: readonly Token[]): Match[] {
  const tokenKey = (token: Token) => token.key;
  const matches = lcs(base.map(tokenKey), side.map(tokenKey));
  const changed = hunks(matches, base.length, side.length);
  const islands = new Set<number>();
  for (const [n, before] of changed.entries()) {
    const after = changed[n + 1];
    if (after === undefined) continue;
    const size = after.base.start - before.base.end;
    const least = 2 * size;
    const rewritten = (hunk: Hunk) => length(hunk.base) >= least && length(hunk.side) >= least;
    if (rewritten(before) && rewritten(after)) {
      for (const at of range(before.base.end, after.base.start)) islands.add(at);
    }
  }
  return matches.filter(([at]) => !islands.has(at));
}

/** The second of two insertions stands as far from the first as what followed the first did. */
function spaced(tokens: readonly Token[], before: { tokens: readonly Token[]; after: Token | undefined }): Token[] {
  const [first, ...rest] = tokens;
  if (first === undefined) return [];
  const space = first.space.length > 0 || before.tokens.length === 0 ? first.space : (before.after?.space ?? []);
  return [{ ...first, space }, ...rest];
}
