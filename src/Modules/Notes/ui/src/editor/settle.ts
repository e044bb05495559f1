import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

export type Choice = 'both' | 'mine' | 'theirs';

/** Where conflicts stand, in order. */
export function conflictsIn(doc: Node): number[] {
  const found: number[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === 'conflict') found.push(position);
    return !node.isTextblock;
  });
  return found;
}

/** Puts in the place of a conflict what a person chose: one of the texts, or both one after the other. */
export function settleConflict(state: EditorState, position: number, choice: Choice): Transaction | null {
  const conflict = state.doc.nodeAt(position);
  if (conflict?.type.name !== 'conflict') return null;
  const sides = conflict.children.filter((_, index) => choice === 'both' || (choice === 'mine') === (index === 0));
  const blocks = sides.flatMap((side) => side.children.filter((block) => !isBlank(block)));
  const rest = blocks.length > 0 ? blocks : (conflict.firstChild?.children ?? []);
  return state.tr.replaceWith(position, position + conflict.nodeSize, rest).scrollIntoView();
}

function isBlank(block: Node): boolean {
  return block.isTextblock && block.content.size === 0;
}
