import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

/** Marks what was not written by the person at this page. */
export const foreign = 'foreign';

/** Makes the document read as another one by changing only what differs, so that cursor and scroll stay. Null: it reads so already. */
export function applyDoc(state: EditorState, next: Node): Transaction | null {
  const { doc } = state;
  if (doc.eq(next)) return null;
  const tr = state.tr.setMeta(foreign, true).setMeta('addToHistory', false);
  if (doc.childCount === next.childCount) {
    const places: number[] = [];
    doc.forEach((_, offset) => {
      places.push(offset);
    });
    for (let at = doc.childCount - 1; at >= 0; at--) {
      const [old, fresh] = [doc.child(at), next.child(at)];
      if (!old.eq(fresh)) replaceBlock(tr, places[at] ?? 0, old, fresh);
    }
    return tr;
  }
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return null;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
}

function replaceBlock(tr: Transaction, position: number, old: Node, fresh: Node): void {
  const start = old.content.findDiffStart(fresh.content);
  const end = old.content.findDiffEnd(fresh.content);
  if (!old.sameMarkup(fresh) || start === null || end === null) {
    tr.replaceWith(position, position + old.nodeSize, fresh);
    return;
  }
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const inside = position + 1;
  tr.replace(inside + start, inside + end.a + overlap, fresh.slice(start, end.b + overlap));
}
