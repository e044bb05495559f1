import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { diffArrays } from 'diff';
import { foreign } from './foreign';

/** Makes the document read as another one by changing only what differs, so that cursor and scroll stay. Null: it reads so already. */
export function applyDoc(state: EditorState, next: Node): Transaction | null {
  const { doc } = state;
  if (doc.eq(next)) return null;
  const tr = state.tr;
  change(tr, 0, doc, next);
  const made = tr.doc.eq(next) ? tr : state.tr.replaceWith(0, doc.content.size, next.content);
  return made.setMeta(foreign, true).setMeta('addToHistory', false);
}

/** Brings the content that begins at `start` from one state to another. From the end to the start: what lies before keeps its place. */
function change(tr: Transaction, start: number, old: Node, fresh: Node): void {
  const [from, to] = [partsOf(old), partsOf(fresh)];
  const at = (index: number): number => from.slice(0, index).reduce((place, { nodeSize }) => place + nodeSize, start);
  for (const [begin, end, freshBegin, freshEnd] of differences(from, to).reverse()) {
    if (old.isTextblock || end - begin !== freshEnd - freshBegin) {
      tr.replaceWith(at(begin), at(end), to.slice(freshBegin, freshEnd));
      continue;
    }
    for (let n = end - 1; n >= begin; n--) {
      const [one, other] = [from[n], to[n - begin + freshBegin]] as [Node, Node];
      if (one.sameMarkup(other) && !one.isLeaf) change(tr, at(n) + 1, one, other);
      else tr.replaceWith(at(n), at(n + 1), other);
    }
  }
}

/** The parts of a node; a text block letter by letter, so that a change before the cursor and one behind it leave it where it is. */
function partsOf(node: Node): Node[] {
  return node.children.flatMap((child) =>
    child.isText ? Array.from(child.text ?? '', (letter) => child.type.schema.text(letter, child.marks)) : [child],
  );
}

/** With more differences than this a text is replaced as a whole: time stays bounded. */
const maxEditLength = 2_000;

/** What lies between the parts that both have: beginning and end in the one and in the other. */
function differences(from: Node[], to: Node[]): [number, number, number, number][] {
  const changes = diffArrays(from, to, { maxEditLength, comparator: (one, other) => one.eq(other) });
  if (changes === undefined) return [[0, from.length, 0, to.length]];
  const found: [number, number, number, number][] = [];
  let [left, right, apart] = [0, 0, false];
  for (const { count = 0, added, removed } of changes) {
    const begin = [left, right] as const;
    if (!added) left += count;
    if (!removed) right += count;
    const last = found.at(-1);
    if (!added && !removed) apart = true;
    else if (apart || last === undefined) found.push([begin[0], left, begin[1], right]);
    else [last[1], last[3]] = [left, right];
    if (added || removed) apart = false;
  }
  return found;
}
