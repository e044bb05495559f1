/** What must hold of order and formatting after every merge. */
import type { Merged } from '../merge.model';
import type { Versions } from './check';
import { type Place, placesOf } from './places';

type Places = ReadonlyMap<string, Place>;

/** Words of one text block that stand in another order than in a side that has them in one block, where the other side does not turn them round. */
export function disordered({ base, mine, theirs }: Versions, { doc }: Merged): string[] {
  const [b, m, t, made] = [base, mine, theirs, doc].map(placesOf) as [Places, Places, Places, Places];
  const wrong: string[] = [];
  for (const [before, after] of neighbours(made))
    for (const [side, other] of [
      [m, t],
      [t, m],
    ] as const) {
      const [reads, otherwise] = [turned(side, before, after), turned(other, before, after)];
      // What the side only took over from the base may have been turned round by the other.
      if (reads === true && otherwise !== false && !(otherwise === null && turned(b, before, after) === true))
        wrong.push(`${before} stands before ${after}`);
    }
  return wrong;
}

/** Pairs of words that follow one another in a text block. */
function neighbours(places: Places): [string, string][] {
  const words = [...places].sort(([, one], [, other]) => one.block - other.block || one.at - other.at);
  return words.slice(1).flatMap(([word, place], n): [string, string][] => {
    const [last, before] = words[n] as [string, Place];
    return before.block === place.block ? [[last, word]] : [];
  });
}

/** Whether the second word stands first in a block that has both; null where no block has both. */
function turned(places: Places, first: string, second: string): boolean | null {
  const [one, other] = [places.get(first), places.get(second)];
  return one === undefined || other === undefined || one.block !== other.block ? null : one.at > other.at;
}

/** Words whose marks or kind of block are not what the one who changed them made of them. */
export function misshaped({ base, mine, theirs }: Versions, { doc }: Merged): string[] {
  const [b, m, t, made] = [base, mine, theirs, doc].map(placesOf) as [Places, Places, Places, Places];
  const wrong: string[] = [];
  const steady = steadyBlocks([b, m, t, made]);
  for (const [word, now] of made) {
    const [before, ours, others] = [b.get(word), m.get(word), t.get(word)];
    if (now.inConflict || before === undefined || ours === undefined || others === undefined) continue;
    if (!steady.has(now.block)) continue;
    const shape = before.shape === ours.shape ? others.shape : ours.shape;
    const bothShaped = before.shape !== ours.shape && before.shape !== others.shape && ours.shape !== others.shape;
    if (!bothShaped && now.shape !== shape) wrong.push(`${word} stands in ${now.shape} and not in ${shape}`);
    if ([before, ours, others, now].some((place) => place.marks === null || place.shape.includes('codeBlock')))
      continue;
    const names = new Set([before, ours, others, now].flatMap((place) => place.marks ?? []));
    const has = (place: Place, name: string): boolean => place.marks?.includes(name) === true;
    // Two addresses for one word are a conflict; code does not stand together with other marks.
    for (const name of names) {
      if (/"link"|"code"/.test(name) || [...names].some((each) => each.includes('"code"'))) continue;
      const wanted = has(before, name) === has(ours, name) ? has(others, name) : has(ours, name);
      if (has(now, name) !== wanted) wrong.push(`${word} is ${wanted ? '' : 'not to be '}${name}`);
    }
  }
  return wrong;
}

/** Blocks of the last version whose common words are together in one block in each version: neither split nor joined. */
function steadyBlocks(all: readonly [Places, Places, Places, Places]): ReadonlySet<number> {
  const common = [...all[3].keys()].filter((word) => all.every((places) => places.has(word)));
  const [base, mine, theirs, made] = all.map((places) => together(common, places)) as [Groups, Groups, Groups, Groups];
  const known = [base, mine, theirs].map((groups) => new Set(groups.values()));
  return new Set([...made].filter(([, group]) => known.every((groups) => groups.has(group))).map(([block]) => block));
}

type Groups = ReadonlyMap<number, string>;

/** The words of each block, as one text. */
function together(words: readonly string[], places: Places): Groups {
  const blocks = new Map<number, string[]>();
  for (const word of words) {
    const { block } = places.get(word) as Place;
    const group = blocks.get(block) ?? [];
    group.push(word);
    blocks.set(block, group);
  }
  return new Map([...blocks].map(([block, group]) => [block, group.sort().join()]));
}
