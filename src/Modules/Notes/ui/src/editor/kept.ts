import { Extension, mergeAttributes, Node } from '@tiptap/core';
import { DOMSerializer, DOMParser as DocumentReader, type Node as PmNode } from '@tiptap/pm/model';
import { t } from '../t';

/** Blocks that may carry attributes of another client. */
const carriers = [
  ...[
    'paragraph',
    'heading',
    'blockquote',
    'codeBlock',
    'horizontalRule',
    'bulletList',
    'orderedList',
    'listItem',
    'taskList',
    'taskItem',
  ],
  ...['table', 'tableRow', 'tableCell', 'tableHeader', 'image'],
];

/** Foreign attributes of known blocks, carried along, signed by the server. A block split in two keeps them on its first half. */
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

/** A foreign block that the editor cannot make: shown, moved or deleted as a whole, never changed. */
export const KeptBlock = Node.create({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,
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
