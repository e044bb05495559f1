import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Found, findIn } from './find.model';

export interface FindState {
  readonly terms: readonly string[];
  readonly found: readonly Found[];
  /** Which one is in hand; -1 for none. */
  readonly at: number;
}

const nothing: FindState = { terms: [], found: [], at: -1 };

export const findKey = new PluginKey<FindState>('find');

/** Marks what is looked for; `editor.view.dispatch(state.tr.setMeta(findKey, { terms, at }))` changes what that is. */
export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key: findKey,
      state: {
        init: () => nothing,
        apply: (tr, before) => {
          const asked = tr.getMeta(findKey) as Partial<FindState> | undefined;
          if (asked === undefined && !tr.docChanged) return before;
          const terms = asked?.terms ?? before.terms;
          const found = terms === before.terms && !tr.docChanged ? before.found : findIn(tr.doc, terms);
          const at = found.length === 0 ? -1 : Math.min(asked?.at ?? before.at, found.length - 1);
          return { terms, found, at };
        },
      },
      props: {
        decorations: (state) => {
          const now = findKey.getState(state) ?? nothing;
          if (now.found.length === 0) return null;
          return DecorationSet.create(
            state.doc,
            now.found.map(({ from, to }, index) =>
              Decoration.inline(from, to, { class: index === now.at ? 'hit now' : 'hit' }),
            ),
          );
        },
      },
    }),
  ],
});
