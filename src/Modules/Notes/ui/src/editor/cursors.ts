import type { Editor } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';

/** Shows where a dragged thing will land, and lets the cursor stand where there is no text. */
export function addCursors(editor: Editor): void {
  editor.registerPlugin(dropCursor({ width: 2, color: false, class: 'drop-here' }));
  editor.registerPlugin(gapCursor());
}
