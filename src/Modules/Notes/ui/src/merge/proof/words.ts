/** Every word of a document, so that none can go astray unseen. */
import { children, type DocJson, textOf } from '../doc';
import { isText } from './tree';

/** Words that are written only once in the life of a document: one letter and a number. Other words are filling. */
export const traced = /(?<![\p{L}\p{N}])[a-z]\d+(?![\p{L}\p{N}])/gu;

export type Count = ReadonlyMap<string, number>;

const counts = new WeakMap<DocJson, Count>();

/** Traced words of text, of descriptions of pictures and of what was kept of foreign markup. */
export function countWords(node: DocJson): Count {
  const known = counts.get(node);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  const add = (word: string, count: number) => made.set(word, (made.get(word) ?? 0) + count);
  for (const value of Object.values(node.attrs ?? {})) {
    for (const [word] of String(value).matchAll(traced)) add(word, 1);
  }
  if (isText(node)) for (const [word] of textOf(node).matchAll(traced)) add(word, 1);
  for (const child of children(node)) for (const [word, count] of countWords(child)) add(word, count);
  counts.set(node, made);
  return made;
}

export const sameCount = (a: Count, b: Count): boolean =>
  a.size === b.size && [...a].every(([word, count]) => b.get(word) === count);
