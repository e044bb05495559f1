import type { IconNode } from '@kit/icons';
import type { ChainedCommands, Editor } from '@tiptap/core';
import {
  CodeXml,
  Heading1,
  Heading2,
  Heading3,
  Image,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Paperclip,
  Pilcrow,
  Table,
  TextQuote,
} from 'lucide';
import type { Key } from '../t';

/** What a block can be made: the entries of the style list and of the slash menu. */
export interface BlockCommand {
  readonly id: string;
  readonly label: Key;
  readonly icon: IconNode;
  /** What can be typed at a line's start instead. */
  readonly typed?: string;
  readonly run: (editor: Editor) => void;
  readonly isActive?: (editor: Editor) => boolean;
}

/** A change of the text by a control beside it: the focus is in the text again at once, so that the next key is written there. */
export function inText(editor: Editor): ChainedCommands {
  editor.view.focus();
  return editor.chain();
}

const heading = (level: 1 | 2 | 3, label: Key, icon: IconNode): BlockCommand => ({
  id: `heading${level}`,
  label,
  icon,
  typed: '#'.repeat(level),
  run: (editor) => inText(editor).toggleHeading({ level }).run(),
  isActive: (editor) => editor.isActive('heading', { level }),
});

export const styles: readonly BlockCommand[] = [
  {
    id: 'paragraph',
    label: 'block.paragraph',
    icon: Pilcrow,
    run: (editor) => inText(editor).setParagraph().run(),
    isActive: (editor) => editor.isActive('paragraph'),
  },
  heading(1, 'block.headingOne', Heading1),
  heading(2, 'block.headingTwo', Heading2),
  heading(3, 'block.headingThree', Heading3),
];

export const lists: readonly BlockCommand[] = [
  {
    id: 'bullets',
    label: 'block.bullets',
    icon: List,
    typed: '-',
    run: (editor) => inText(editor).toggleBulletList().run(),
    isActive: (editor) => editor.isActive('bulletList'),
  },
  {
    id: 'numbers',
    label: 'block.numbers',
    icon: ListOrdered,
    typed: '1.',
    run: (editor) => inText(editor).toggleOrderedList().run(),
    isActive: (editor) => editor.isActive('orderedList'),
  },
  {
    id: 'checks',
    label: 'block.checks',
    icon: ListChecks,
    typed: '[ ]',
    run: (editor) => inText(editor).toggleTaskList().run(),
    isActive: (editor) => editor.isActive('taskList'),
  },
];

export const blocks: readonly BlockCommand[] = [
  {
    id: 'quote',
    label: 'block.quote',
    icon: TextQuote,
    typed: '>',
    run: (editor) => inText(editor).toggleBlockquote().run(),
    isActive: (editor) => editor.isActive('blockquote'),
  },
  {
    id: 'code',
    label: 'block.code',
    icon: CodeXml,
    typed: '```',
    run: (editor) => inText(editor).toggleCodeBlock().run(),
    isActive: (editor) => editor.isActive('codeBlock'),
  },
];

export const insertTable: BlockCommand = {
  id: 'table',
  label: 'block.table',
  icon: Table,
  run: (editor) => inText(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
};

export const insertLine: BlockCommand = {
  id: 'line',
  label: 'block.line',
  icon: Minus,
  typed: '---',
  run: (editor) => inText(editor).setHorizontalRule().run(),
};

/** Entries that open a file chooser: what they do is the page's business. */
export const filePicture = { id: 'picture', label: 'block.picture', icon: Image } as const;
export const fileAttachment = { id: 'attachment', label: 'block.attachment', icon: Paperclip } as const;

/** In the order of the slash menu. */
export const slashCommands: readonly BlockCommand[] = [
  ...styles.slice(1),
  ...lists,
  ...blocks,
  insertTable,
  insertLine,
  ...styles.slice(0, 1),
];
