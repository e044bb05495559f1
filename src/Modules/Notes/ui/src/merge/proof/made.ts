/** New blocks of every kind the editor has. */
import type { DocJson } from '../doc';

type Write = (words: number) => string;

const paragraph = (text: string): DocJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });

const item = (text: string): DocJson => ({ type: 'listItem', content: [paragraph(text)] });

const kinds: readonly ((write: Write) => DocJson)[] = [
  (write) => paragraph(write(6)),
  (write) => paragraph(`${write(4)}, and ${write(3)}.`),
  (write) => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: write(2) }] }),
  (write) => ({ type: 'bulletList', content: [item(write(2)), item(write(1)), item(write(3))] }),
  (write) => ({
    type: 'orderedList',
    attrs: { start: 1 },
    content: [
      item(write(2)),
      { type: 'listItem', content: [paragraph(write(2)), { type: 'bulletList', content: [item(write(1))] }] },
    ],
  }),
  (write) => ({
    type: 'taskList',
    content: [false, true].map((checked) => ({ type: 'taskItem', attrs: { checked }, content: [paragraph(write(2))] })),
  }),
  (write) => ({ type: 'blockquote', content: [paragraph(write(3)), paragraph(write(2))] }),
  (write) => ({
    type: 'codeBlock',
    attrs: { language: null },
    content: [{ type: 'text', text: `${write(2)}\n  ${write(2)}` }],
  }),
  () => ({ type: 'horizontalRule' }),
  () => ({ type: 'paragraph' }),
  (write) => ({ type: 'image', attrs: { src: write(1), alt: write(1), width: 100 } }),
  (write) => ({ type: 'keptBlock', attrs: { kept: write(1), mac: 'signed', html: '' } }),
  (write) => ({
    type: 'table',
    content: [1, 2].map(() => ({
      type: 'tableRow',
      content: [1, 2].map(() => ({
        type: 'tableCell',
        attrs: { colspan: 1, rowspan: 1 },
        content: [paragraph(write(2))],
      })),
    })),
  }),
];

export const newBlock = (kind: number, write: Write): DocJson =>
  (kinds[kind % kinds.length] as (write: Write) => DocJson)(write);
