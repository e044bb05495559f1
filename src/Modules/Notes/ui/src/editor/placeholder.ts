import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { t } from '../t';

/** Says in an empty note what can be done there. */
export const Placeholder = Extension.create({
  name: 'placeholder',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const { firstChild } = doc;
          if (doc.childCount !== 1 || firstChild?.type.name !== 'paragraph' || firstChild.content.size > 0) return null;
          const shown = { class: 'is-editor-empty', 'data-placeholder': t('editor.placeholder') };
          return DecorationSet.create(doc, [Decoration.node(0, firstChild.nodeSize, shown)]);
        },
      },
    }),
  ],
});
