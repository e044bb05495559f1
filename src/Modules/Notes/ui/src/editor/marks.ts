import { Mark, mergeAttributes } from '@tiptap/core';
import type { MarkType } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

const simple = (name: string, tag: string): Mark =>
  Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

export const Subscript = simple('subscript', 'sub');
export const Superscript = simple('superscript', 'sup');

/** Where a link may lead. */
export function isLink(address: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i.test(address);
}

/** What a person typed as the address of a link; null when it is none. */
export function linkFrom(text: string): string | null {
  const typed = text.trim();
  if (isLink(typed)) return typed;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`;
  const guess = `https://${typed}`;
  return /^[^\s:/]+\.[^\s:/]{2,}(?:[/:?#]\S*)?$/.test(typed) && URL.canParse(guess) ? guess : null;
}

/** An address before the cursor, and the punctuation after it that is not part of it. */
const typedAddress =
  /(?:^|[\s\ufffc])[([{'"]?((?:https?:\/\/|www\.)[^\s\ufffc]*[^\s\ufffc.,;:!?)\]}'"])([.,;:!?)\]}'"]*)$/i;

/** The word before the cursor as a link, when it is an address and none yet. */
function linked(state: EditorState, type: MarkType): Transaction | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code === true) return null;
  const typed = typedAddress.exec($from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc'));
  const [address, after] = [typed?.[1] ?? '', typed?.[2] ?? ''];
  const href = linkFrom(address);
  const end = $from.pos - after.length;
  const start = end - address.length;
  if (href === null || state.doc.rangeHasMark(start, end, type)) return null;
  return state.tr.addMark(start, end, type.create({ href }));
}

/**
 * A link: its address and nothing else. A typed address becomes one when the word is ended; a pasted one becomes one, or that of the
 * selected words. Opening it is the page's business.
 */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (isLink(element.getAttribute('href') ?? '') ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', isLink(String(HTMLAttributes.href)) ? HTMLAttributes : {}, 0],
  addProseMirrorPlugins() {
    const { type } = this;
    return [
      new Plugin({
        key: new PluginKey('writtenLink'),
        props: {
          handleTextInput: (view, from, to, text) => {
            const change = /^\s$/.test(text) ? linked(view.state, type) : null;
            if (change !== null) view.dispatch(change.insertText(text, from, to).removeStoredMark(type));
            return change !== null;
          },
          handleKeyDown: (view, event) => {
            const change = event.key === 'Enter' && !event.isComposing ? linked(view.state, type) : null;
            if (change !== null) view.dispatch(change);
            return false;
          },
          handlePaste: (view, _event, slice) => {
            const text = slice.content.textBetween(0, slice.content.size);
            if (!isLink(text) || slice.content.childCount !== 1 || view.state.selection.$from.parent.type.spec.code)
              return false;
            const { from, to, empty } = view.state.selection;
            const mark = type.create({ href: text });
            const change = empty
              ? view.state.tr.replaceSelectionWith(view.state.schema.text(text, [mark]), false).removeStoredMark(type)
              : view.state.tr.addMark(from, to, mark);
            view.dispatch(change.scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});

/** Foreign inline markup around a text: what it was stays with the text, signed by the server. */
export const KeptMark = Mark.create({
  name: 'keptMark',
  // Around all other marks, so that it is not cut up by them.
  priority: 2000,
  // Several may lie in one another.
  excludes: '',
  inclusive: false,
  addAttributes: () => ({
    kept: {
      default: null,
      parseHTML: (element) => element.dataset.kept ?? null,
      renderHTML: ({ kept }) => ({ 'data-kept': kept }),
    },
    mac: {
      default: null,
      parseHTML: (element) => element.dataset.mac ?? null,
      renderHTML: ({ mac }) => ({ 'data-mac': mac }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-kept]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), 0],
});
