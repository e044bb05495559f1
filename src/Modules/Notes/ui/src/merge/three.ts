/** Three-way merge of values that have no parts: attributes, marks, types. */
import { type Attrs, canonical, type DocJson, type Mark } from './doc';

/** The side that changed; mine when both did. */
export function three<T>(base: T, mine: T, theirs: T, equal: (a: T, b: T) => boolean = Object.is): T {
  return equal(base, mine) ? theirs : mine;
}

const equalJson = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** What was kept of foreign markup is signed, so its parts stay together. */
const signed = ['kept', 'mac', 'html'];

export function mergeAttrs(base: Attrs, mine: Attrs, theirs: Attrs): Attrs {
  const merged: Attrs = {};
  const take = (attrs: Attrs) => signed.map((name) => attrs[name] ?? null);
  const keptFrom = equalJson(take(base), take(mine)) ? theirs : mine;
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = signed.includes(name) ? keptFrom[name] : three(base[name], mine[name], theirs[name], equalJson);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

/** Type and attributes. The attributes follow the type, so that a heading made of a paragraph has its level. */
export function mergeShape(base: DocJson, mine: DocJson, theirs: DocJson): DocJson {
  const type = three(base.type, mine.type, theirs.type);
  const sameType = mine.type === theirs.type;
  const owner = type === mine.type ? mine : theirs;
  const attrs = mergeAttrs(base.attrs ?? {}, mine.attrs ?? {}, theirs.attrs ?? {});
  const names = sameType ? Object.keys(attrs) : Object.keys(owner.attrs ?? {});
  if (names.length === 0) return { type };
  return { type, attrs: Object.fromEntries(names.map((name) => [name, attrs[name] ?? owner.attrs?.[name] ?? null])) };
}

/** Kept markup can be nested, so two marks of it stand side by side; of any other type there is one. */
export const markName = (mark: Mark): string => (mark.type === 'keptMark' ? canonical(mark) : mark.type);

const byName = (marks: readonly Mark[]): Map<string, Mark> => new Map(marks.map((mark) => [markName(mark), mark]));

export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a === b || (a.length === b.length && equalJson(a.map(canonical).sort(), b.map(canonical).sort()));

/** Code stands alone in the editor: put together with another mark it gives way, unless a side has it so. */
const fits = (marks: Mark[]): Mark[] => (marks.length > 1 ? marks.filter((mark) => mark.type !== 'code') : marks);

export function mergeMarks(base: Mark[], mine: Mark[], theirs: Mark[]): Mark[] {
  if (sameMarks(base, mine)) return theirs;
  if (sameMarks(base, theirs) || sameMarks(mine, theirs)) return mine;
  const [b, m, t] = [byName(base), byName(mine), byName(theirs)];
  const merged = [...new Set([...m.keys(), ...t.keys()])]
    .map((name) => three(b.get(name), m.get(name), t.get(name), equalJson))
    .filter((mark) => mark !== undefined);
  return [mine, theirs].find((side) => sameMarks(side, merged)) ?? fits(merged);
}

/** Both gave the same words another address: neither may be lost. */
export function linksClash(base: Mark[], mine: Mark[], theirs: Mark[]): boolean {
  const [b, m, t] = [base, mine, theirs].map((marks) => canonical(marks.find((mark) => mark.type === 'link') ?? null));
  return m !== t && m !== b && t !== b && m !== 'null' && t !== 'null';
}
