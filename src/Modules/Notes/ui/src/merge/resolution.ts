/** A conflict that one side resolved while the other went on writing in it. */
import { clash, mergeBlocks, type Scope } from './blocks';
import { children, type DocJson, sameAll } from './doc';
import { similarity } from './similarity';

type Sides = readonly [first: DocJson[], second: DocJson[]];

/** The versions of a single conflict. */
function sides(blocks: readonly DocJson[]): Sides | null {
  const [only, ...more] = blocks;
  const [first, second, ...further] = only?.type === 'conflict' && more.length === 0 ? children(only) : [];
  return first && second && further.length === 0 ? [children(first), children(second)] : null;
}

/**
 * What the other wrote goes into the version that was chosen, or into both; what it wrote into the one that was not chosen
 * makes a new conflict. Null when nobody resolved a conflict, or both did.
 */
export function mergeResolution(base: DocJson[], mine: DocJson[], theirs: DocJson[], scope: Scope): DocJson[] | null {
  const [before, ours, others] = [sides(base), sides(mine), sides(theirs)];
  if (before === null) return null;
  if (ours === null && others !== null) return follow(before, mine, others, scope, (m, t) => [m, t]);
  if (ours !== null && others === null) return follow(before, theirs, ours, scope, (t, m) => [m, t]);
  return null;
}

function follow(
  before: Sides,
  resolution: DocJson[],
  edited: Sides,
  scope: Scope,
  order: (resolution: DocJson[], edited: DocJson[]) => readonly [mine: DocJson[], theirs: DocJson[]],
): DocJson[] {
  const choices: [from: DocJson[], to: DocJson[], left: DocJson[], leftNow: DocJson[]][] = [
    [before.flat(), edited.flat(), [], []],
    [before[0], edited[0], before[1], edited[1]],
    [before[1], edited[1], before[0], edited[0]],
  ];
  const alike = choices.map(([from]) => similarity(wrapped(resolution), wrapped(from)));
  const [from, to, left, leftNow] = choices[alike.indexOf(Math.max(...alike))] as (typeof choices)[0];
  const merged = mergeBlocks(from, ...order(resolution, to), scope);
  return sameAll(left, leftNow) ? merged : clash(...order(merged, leftNow), scope);
}

const wrapped = (content: DocJson[]): DocJson => ({ type: 'doc', content });
