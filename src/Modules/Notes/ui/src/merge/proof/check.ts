/** What must hold of every merge, word by word. */
import type { DocJson } from '../doc';
import type { Merged } from '../merge.model';
import { type Count, countWords } from './words';

export interface Versions {
  readonly base: DocJson;
  readonly mine: DocJson;
  readonly theirs: DocJson;
}

/** One sentence for each word that is lost or doubled. */
export function misplaced({ base, mine, theirs }: Versions, { doc, conflicts }: Merged): string[] {
  const [b, m, t, made] = [base, mine, theirs, doc].map(countWords) as [Count, Count, Count, Count];
  const moved = [movedIn(base, mine), movedIn(base, theirs)] as const;
  const wrong: string[] = [];
  for (const word of new Set([...b.keys(), ...m.keys(), ...t.keys(), ...made.keys()])) {
    const [before, ours, others, now] = [b, m, t, made].map((count) => count.get(word) ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    const deleted = before > 0 && Math.max(0, before - ours) + Math.max(0, before - others) >= before;
    if (now === 0 && !deleted) wrong.push(`${word} is lost`);
    // As often as a side has it, and once more for what both added or took elsewhere; a conflict shows what is not in question on both its
    // sides.
    const twice = moved[0].has(word) && moved[1].has(word);
    const most = Math.max(ours, others, ours + others - (twice ? 0 : before)) * (conflicts > 0 ? 2 : 1);
    if (now > most) wrong.push(`${word} is there ${now} times, and ${most} at the most`);
  }
  return wrong;
}

/** Words that stand elsewhere among those that both texts have. */
function movedIn(base: DocJson, side: DocJson): ReadonlySet<string> {
  const [before, after] = [countWords(base), countWords(side)];
  const was = [...before.keys()].filter((word) => after.has(word));
  const is = [...after.keys()].filter((word) => before.has(word));
  return new Set(was.filter((word, rank) => is[rank] !== word));
}

/** Words that one side deleted, nobody else touched, and are there nevertheless. */
export function undeleted({ base, mine, theirs }: Versions, { doc }: Merged): string[] {
  const [m, t, made] = [mine, theirs, doc].map(countWords) as [Count, Count, Count];
  return [...countWords(base).keys()].filter((word) => (!m.has(word) || !t.has(word)) && made.has(word));
}
