/** Which changed blocks are the same block before and after: compared by their words. */
import { canonical, type DocJson, family, textOf } from './doc';
import { increasing, type Match } from './lcs';

const least = 0.3;

/** More comparisons than this in one gap are made only between blocks that share a rare word. */
const mostComparisons = 2_500;

const bags = new WeakMap<DocJson, Map<string, number>>();

/** How often each word occurs; of a node without words, its attributes. */
function bag(node: DocJson): Map<string, number> {
  const known = bags.get(node);
  if (known !== undefined) return known;
  const words =
    textOf(node).match(/[\p{L}\p{M}\p{N}_]+|[^\s\p{P}]/gu) ?? Object.entries(node.attrs ?? {}).map(canonical);
  const made = new Map<string, number>();
  for (const word of words) made.set(word, (made.get(word) ?? 0) + 1);
  bags.set(node, made);
  return made;
}

const size = (words: Map<string, number>): number => [...words.values()].reduce((sum, count) => sum + count, 0);

/** Dice coefficient of the words; 0 for blocks of different families and for what has none. */
export function similarity(a: DocJson, b: DocJson): number {
  if (family(a) !== family(b)) return 0;
  const [few, many] = [bag(a), bag(b)].sort((x, y) => x.size - y.size) as [Map<string, number>, Map<string, number>];
  const total = size(few) + size(many);
  let common = 0;
  for (const [word, count] of few) common += Math.min(count, many.get(word) ?? 0);
  return total === 0 ? 0 : (2 * common) / total;
}

/** Pairs of similar nodes in order, with the greatest sum of similarities. */
export function pairSimilar(left: readonly DocJson[], right: readonly DocJson[]): Match[] {
  if (left.length * right.length > mostComparisons) return pairByRareWords(left, right);
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  const score = new Float64Array(best.length);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const found = similarity(left[i] as DocJson, right[j] as DocJson);
      score[at] = found < least ? 0 : found + (best[at + width + 1] ?? 0);
      best[at] = Math.max(score[at] ?? 0, best[at + 1] ?? 0, best[at + width] ?? 0);
    }
  }
  const pairs: Match[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const at = i * width + j;
    if (score[at] === best[at] && score[at] !== 0) pairs.push([i++, j++]);
    else if (best[at] === best[at + 1]) j++;
    else i++;
  }
  return pairs;
}

/** Each node is compared only with the one it shares most words with that occur in one node of each side. */
function pairByRareWords(left: readonly DocJson[], right: readonly DocJson[]): Match[] {
  const homes = (nodes: readonly DocJson[]) => {
    const places = new Map<string, number>();
    nodes.forEach((node, at) => {
      for (const word of bag(node).keys()) places.set(word, places.has(word) ? -1 : at);
    });
    return places;
  };
  const leftHomes = homes(left);
  const rightHomes = homes(right);
  const candidates = left.flatMap((node, at): Match[] => {
    const votes = new Map<number, number>();
    for (const word of bag(node).keys()) {
      const home = leftHomes.get(word) === at ? (rightHomes.get(word) ?? -1) : -1;
      if (home >= 0) votes.set(home, (votes.get(home) ?? 0) + 1);
    }
    const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
    if (winner === undefined || similarity(node, right[winner[0]] as DocJson) < least) return [];
    return [[at, winner[0]]];
  });
  return increasing(candidates);
}
