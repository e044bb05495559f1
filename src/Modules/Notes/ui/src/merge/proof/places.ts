/** Where each traced word stands and how it looks. */
import { canonical, children, type DocJson, type Mark } from '../doc';
import { isText } from './tree';
import { traced } from './words';

export interface Place {
  /** Number of the text block, in reading order. */
  readonly block: number;
  /** Number of the word within the block. */
  readonly at: number;
  /** Type and attributes of the block. */
  readonly shape: string;
  /** Names of its marks, in order; null where parts of the word differ. */
  readonly marks: readonly string[] | null;
  readonly inConflict: boolean;
}

const known = new WeakMap<DocJson, ReadonlyMap<string, Place>>();

/** Places of the words that stand in a text exactly once. */
export function placesOf(doc: DocJson): ReadonlyMap<string, Place> {
  const made = known.get(doc) ?? find(doc);
  known.set(doc, made);
  return made;
}

function find(doc: DocJson): ReadonlyMap<string, Place> {
  const found = new Map<string, Place | null>();
  let block = 0;
  const visit = (node: DocJson, inConflict: boolean): void => {
    if (!isText(node)) {
      for (const child of children(node)) visit(child, inConflict || node.type === 'conflict');
      return;
    }
    const letters = children(node).flatMap(({ text, marks }) => Array<string>(text?.length ?? 1).fill(look(marks)));
    const text = children(node)
      .map((child) => child.text ?? '\n')
      .join('');
    let at = 0;
    for (const { 0: word, index } of text.matchAll(traced)) {
      const looks = new Set(letters.slice(index, index + word.length));
      const marks = looks.size === 1 ? ((JSON.parse([...looks][0] as string) as string[]) ?? null) : null;
      const shape = canonical([node.type, node.attrs ?? {}]);
      found.set(word, found.has(word) ? null : { block, at, shape, marks, inConflict });
      at++;
    }
    block++;
  };
  visit(doc, false);
  return new Map([...found].filter((entry): entry is [string, Place] => entry[1] !== null));
}

const look = (marks: readonly Mark[] | undefined): string => JSON.stringify((marks ?? []).map(canonical).sort());
