import { Extension, mergeAttributes, Node } from '@tiptap/core';
import { DOMSerializer, DOMParser as DocumentReader, type Node as PmNode } from '@tiptap/pm/model';
import { t } from '../t';

/** Blocks and marks that may carry attributes of another client. */
const carriers = [
  ...['paragraph', 'heading', 'blockquote', 'codeBlock', 'horizontalRule', 'image'],
  ...['bulletList', 'orderedList', 'listItem', 'taskList', 'taskItem'],
  ...['table', 'tableRow', 'tableCell', 'tableHeader'],
  ...['bold', 'italic', 'underline', 'strike', 'code', 'highlight', 'subscript', 'superscript', 'link'],
];

/** Foreign attributes of what is known, carried along, signed by the server. A block split in two keeps them on its first half. */
export const KeptAttributes = Extension.create({
  name: 'keptAttributes',
  addGlobalAttributes: () => [
    {
      types: carriers,
      attributes: {
        kept: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => element.dataset.kept ?? null,
          renderHTML: ({ kept }) => (kept === null ? {} : { 'data-kept': kept }),
        },
        mac: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => element.dataset.mac ?? null,
          renderHTML: ({ mac }) => (mac === null ? {} : { 'data-mac': mac }),
        },
      },
    },
  ],
});

/** What can be shown of a kept block: read and written by the schema of notes, it is nothing but what a note may have. */
function preview(kept: PmNode): DocumentFragment | HTMLElement {
  const { schema } = kept.type;
  const { body } = new DOMParser().parseFromString(`<body>${String(kept.attrs.html)}</body>`, 'text/html');
  return DOMSerializer.fromSchema(schema).serializeFragment(DocumentReader.fromSchema(schema).parse(body).content);
}

const signed = {
  kept: {
    default: null,
    parseHTML: (element: HTMLElement) => element.dataset.kept ?? null,
    renderHTML: ({ kept }: Record<string, unknown>) => ({ 'data-kept': kept }),
  },
  mac: {
    default: null,
    parseHTML: (element: HTMLElement) => element.dataset.mac ?? null,
    renderHTML: ({ mac }: Record<string, unknown>) => ({ 'data-mac': mac }),
  },
};

/** Something foreign inside a line that is no editable text (a comment, a form field, a remote picture): deleted as a whole, never changed. */
export const KeptAtom = Node.create({
  name: 'keptAtom',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    ...signed,
    /** What can be shown of it; nothing where there is nothing to see. */
    shown: { default: '', parseHTML: (element) => element.textContent ?? '', renderHTML: () => ({}) },
  }),
  parseHTML: () => [{ tag: 'span[data-kept][data-atom]', priority: 70 }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-atom': 'true' }),
    String(node.attrs.shown),
  ],
});

/** A foreign block that the editor cannot make: shown, moved or deleted as a whole, never changed. */
export const KeptBlock = Node.create({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,
  addAttributes: () => ({
    ...signed,
    /** What can be shown of it. */
    html: { default: '', parseHTML: (element) => element.innerHTML, renderHTML: () => ({}) },
  }),
  parseHTML: () => [{ tag: 'div[data-kept]', priority: 60 }],
  renderHTML({ node, HTMLAttributes }) {
    const shown = document.createElement('div');
    for (const [name, value] of Object.entries(mergeAttributes(HTMLAttributes)))
      shown.setAttribute(name, String(value));
    shown.append(preview(node));
    return shown;
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('figure');
      dom.className = 'kept';
      dom.contentEditable = 'false';
      const name = document.createElement('figcaption');
      name.textContent = t('editor.kept');
      const shown = document.createElement('div');
      shown.append(preview(node));
      // Shown, not used: nothing in it takes the focus.
      shown.inert = true;
      dom.append(name, shown);
      return { dom };
    };
  },
});
