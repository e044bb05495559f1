import { type Extensions, getSchema } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Highlight } from '@tiptap/extension-highlight';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Image } from '@tiptap/extension-image';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { t } from '../t';
import { Conflict, ConflictSide } from './conflict';
import { KeptAtom, KeptAttributes, KeptBlock } from './kept';
import { KeptMark, Link, Subscript, Superscript } from './marks';

/** Both kinds of items: text first, or both texts of a conflict. */
const itemContent = '(paragraph | conflict) block*';

const spans = () => ({
  colspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'colspan') },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'rowspan') },
  // Asked for by the table commands; widths are left to the browser.
  colwidth: { default: null, rendered: false },
});

/** A picture is in the note, or one of its attachments: showing a note asks nobody else for anything. */
function isPicture(address: string): boolean {
  return /^data:image\/(?:png|jpeg|webp|gif);base64,|^\/api\/notes\/[^?#]+\?inline=true$/i.test(address);
}

function spanOf(element: HTMLElement, name: string): number {
  const span = Number(element.getAttribute(name));
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1;
}

/** What a note can be made of. */
export const structure: Extensions = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [1, 2, 3] }),
  Blockquote,
  CodeBlock.configure({ enableTabIndentation: true, tabSize: 2 }),
  HorizontalRule,
  HardBreak,
  BulletList,
  OrderedList,
  ListItem.extend({ content: itemContent }),
  TaskList,
  TaskItem.extend({
    content: itemContent,
    renderHTML: ({ node, HTMLAttributes }) => [
      'li',
      { ...HTMLAttributes, 'data-type': 'taskItem', 'data-checked': String(node.attrs.checked === true) },
      0,
    ],
  }).configure({
    nested: true,
    a11y: { checkboxLabel: (node) => node.firstChild?.textContent || t('editor.emptyItem') },
  }),
  ListKeymap,
  Table.extend({ renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]] }).configure({
    resizable: false,
    cellMinWidth: 0,
  }),
  TableRow,
  TableCell.extend({ addAttributes: spans }),
  TableHeader.extend({ addAttributes: spans }),
  Image.extend({
    addAttributes: () => ({
      src: { default: null },
      alt: { default: null },
      width: { default: null },
      height: { default: null },
    }),
    parseHTML: () => [
      { tag: 'img[src]', getAttrs: (element) => (isPicture(element.getAttribute('src') ?? '') ? null : false) },
    ],
  }).configure({ inline: true, allowBase64: true }),
  Bold,
  Italic,
  Underline,
  Strike,
  // Other clients put marks inside code: none of them goes.
  Code.extend({ excludes: '' }),
  Highlight,
  Subscript,
  Superscript,
  Link,
  KeptMark,
  KeptAttributes,
  KeptBlock,
  KeptAtom,
  Conflict,
  ConflictSide,
];

export const schema = getSchema(structure);
