/** The content rules of the editor's schema, checked by ProseMirror itself. */
import { Schema } from '@tiptap/pm/model';
import { children, type DocJson } from '../doc';
import { nodeAt, paths } from './tree';

const look = { kept: { default: null }, mac: { default: null } };
const block = { group: 'block', attrs: look };
const lines = { content: '(paragraph | conflict) block*' };
const cell = { content: 'block+', attrs: { ...look, colspan: { default: 1 }, rowspan: { default: 1 } } };

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { ...block, content: 'inline*' },
    heading: { group: 'block', content: 'inline*', attrs: { ...look, level: {} } },
    codeBlock: {
      group: 'block',
      content: 'text*',
      marks: '',
      code: true,
      attrs: { ...look, language: { default: null } },
    },
    bulletList: { ...block, content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+', attrs: { ...look, start: { default: 1 } } },
    taskList: { ...block, content: 'taskItem+' },
    listItem: { ...lines, attrs: look },
    taskItem: { ...lines, attrs: { ...look, checked: { default: false } } },
    blockquote: { ...block, content: 'block+' },
    horizontalRule: { ...block },
    image: { group: 'block', attrs: { src: {}, alt: { default: null }, width: { default: null } } },
    keptBlock: { group: 'block', atom: true, attrs: { kept: {}, mac: {}, html: {} } },
    table: { ...block, content: 'tableRow+' },
    tableRow: { content: '(tableCell | tableHeader)*', attrs: look },
    tableCell: cell,
    tableHeader: cell,
    conflict: { group: 'block', content: 'conflictSide conflictSide' },
    conflictSide: { content: 'block+', attrs: { side: { default: 'mine' } } },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true },
  },
  marks: { link: { attrs: { href: {} } }, bold: {}, italic: {}, code: { excludes: '_' } },
});

/** Throws with ProseMirror's reason when the document does not fit; besides, tables are rectangular and conflicts not nested. */
export function checkValid(doc: DocJson): void {
  schema.nodeFromJSON(doc).check();
  for (const path of paths(doc, ({ type }) => type === 'table')) {
    const widths = new Set(children(nodeAt(doc, path)).map((row) => children(row).length));
    if (widths.size !== 1) throw new RangeError('the rows of a table differ in length');
  }
  for (const path of paths(doc, ({ type }) => type === 'conflictSide')) {
    if (paths(nodeAt(doc, path), ({ type }) => type === 'conflict').length > 0)
      throw new RangeError('nested conflicts');
  }
  for (const path of paths(doc, ({ text }) => text === '')) throw new RangeError(`empty text at ${path.join()}`);
}
