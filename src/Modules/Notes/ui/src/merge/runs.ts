/** Three-way merge of the white space and the marks of words that themselves are the same, or are new on one side. */
import { canonical, type Mark } from './doc';
import { linksClash, mergeMarks, three } from './three';
import { cut, type Run, runText, type Token } from './tokens';

type Runs = readonly Run[];

/** The same word in three versions; null when both gave it another address and neither may be lost. */
export function mergeToken(base: Token, mine: Token, theirs: Token): Token | null {
  const body = parts(base.body, mine.body, theirs.body);
  if (body.some(({ marks }) => linksClash(...marks))) return null;
  return { ...mine, space: mergeSpace(base.space, mine.space, theirs.space), body: body.map(merged) };
}

function mergeSpace(base: Runs, mine: Runs, theirs: Runs): Runs {
  const equal = (a: Runs, b: Runs) => runText(a) === runText(b);
  if (!equal(base, mine) || !equal(base, theirs)) return three(base, mine, theirs, equal);
  return parts(base, mine, theirs).map(merged);
}

interface Part {
  readonly text: string;
  readonly marks: [base: Mark[], mine: Mark[], theirs: Mark[]];
}

/** Three versions of the same characters, cut where the marks of any of them change. */
function parts(base: Runs, mine: Runs, theirs: Runs): Part[] {
  const ends = new Set<number>();
  for (const runs of [base, mine, theirs]) {
    let at = 0;
    for (const run of runs) {
      at += run.text.length;
      ends.add(at);
    }
  }
  let start = 0;
  return [...ends]
    .sort((a, b) => a - b)
    .map((end) => {
      const marks = (runs: Runs) => cut(runs, start, end)[0]?.marks ?? [];
      const part: Part = { text: runText(cut(mine, start, end)), marks: [marks(base), marks(mine), marks(theirs)] };
      start = end;
      return part;
    });
}

const merged = ({ text, marks }: Part): Run => ({ text, marks: mergeMarks(...marks) });

/** Marks that all of a passage lost or got. */
export interface MarkChange {
  readonly removed: Mark[];
  readonly added: Mark[];
}

const noChange: MarkChange = { removed: [], added: [] };

/** What became of the marks of all these runs; nothing when there are none, or one has no counterpart. */
export function markChange(runs: readonly (readonly [before: Runs, after: Runs])[]): MarkChange {
  if (runs.some(([before, after]) => before.length === 0 || after.length === 0)) return noChange;
  const changes = runs.flatMap(([before, after]) =>
    parts(before, after, after).map(({ marks: [from, to] }) => ({
      removed: without(from, to),
      added: without(to, from),
    })),
  );
  const [first = noChange, ...rest] = changes;
  return rest.reduce(
    (all, one) => ({ removed: shared(all.removed, one.removed), added: shared(all.added, one.added) }),
    first,
  );
}

function without(marks: readonly Mark[], others: readonly Mark[]): Mark[] {
  const known = new Set(others.map(canonical));
  return marks.filter((mark) => !known.has(canonical(mark)));
}

const shared = (a: readonly Mark[], b: readonly Mark[]): Mark[] => without(a, without(a, b));

/** New words that follow what the other side did to the marks of the words they replace or stand between. */
export function withMarks(tokens: readonly Token[], change: MarkChange, beforeFirst: MarkChange): Token[] {
  const marked = (runs: Runs, { removed, added }: MarkChange) =>
    runs.map((run) => ({ ...run, marks: mergeMarks(removed, run.marks, added) }));
  return tokens.map((token, n) => ({
    ...token,
    space: marked(token.space, n === 0 ? beforeFirst : change),
    body: marked(token.body, change),
  }));
}
