import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { diffArrays } from 'diff';

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Underlines in the two texts of a conflict what the other one has not. */
export const Differences = Extension.create({
  name: 'differences',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: new PluginKey('differences'),
      state: {
        init: (_, { doc }) => marked(doc),
        apply: (tr, before) => (tr.docChanged ? marked(tr.doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});

function marked(doc: Node): DecorationSet {
  const decorations: Decoration[] = [];
  doc.descendants((node, position) => {
    if (node.type.name !== 'conflict') return !node.isTextblock;
    const [mine, theirs] = [wordsOf(node, position, 0), wordsOf(node, position, 1)];
    let [left, right] = [0, 0];
    const changes = diffArrays(mine, theirs, { comparator: (one, other) => one.text === other.text });
    for (const { count = 0, added, removed } of changes) {
      if (added) decorations.push(...runs(theirs.slice(right, right + count)));
      if (removed) decorations.push(...runs(mine.slice(left, left + count)));
      if (!added) left += count;
      if (!removed) right += count;
    }
    return false;
  });
  return DecorationSet.create(doc, decorations);
}

function wordsOf(conflict: Node, position: number, side: number): Word[] {
  const found: Word[] = [];
  let offset = position + 1;
  for (let before = 0; before < side; before++) offset += conflict.child(before).nodeSize;
  conflict.child(side).descendants((node, inside) => {
    for (const match of (node.text ?? '').matchAll(/\S+/g)) {
      const from = offset + 1 + inside + match.index;
      found.push({ text: match[0], from, to: from + match[0].length });
    }
  });
  return found;
}

/** Words that follow one another are underlined as one. */
function runs(words: readonly Word[]): Decoration[] {
  const spans: { from: number; to: number }[] = [];
  for (const word of words) {
    const last = spans.at(-1);
    if (last !== undefined && word.from - last.to <= 1) last.to = word.to;
    else spans.push({ from: word.from, to: word.to });
  }
  return spans.map(({ from, to }) => Decoration.inline(from, to, { nodeName: 'ins' }));
}
