/** Any document that the editor can make, with what it keeps of other clients. */
import type { JSONContent } from '@tiptap/core';
import fc from 'fast-check';

type Doc = fc.Arbitrary<JSONContent>;

const words = fc.oneof(
  fc.constantFrom(
    ...[
      'word',
      'żółw',
      ' ',
      'two words',
      'a  b',
      ' lead',
      'trail ',
      '\u00a0',
      '😀',
      '中文',
      '<b>',
      '&nbsp;',
      '&amp;',
      '<T>',
      '-->',
    ],
    ...[
      '1.',
      '1) x',
      '-',
      '- [ ] x',
      '# no',
      '> no',
      '---',
      '***',
      '```',
      '~~',
      '|',
      'a|b',
      '\\',
      '*x*',
      '_y_',
      '`c`',
      '[a](b)',
      '![a](b)',
      '[^1]',
    ],
    ...[
      'https://x.example',
      'www.x.example',
      'a@b.example',
      'http:',
      '=',
      '===',
      '+',
      ':-:',
      '<!-- c -->',
      '</p>',
      '&#32;',
    ],
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'ab *_`~[]()<>#|\\!&.-+=:/"\'') }),
);

const mark = fc.oneof(
  fc
    .constantFrom('bold', 'italic', 'underline', 'strike', 'highlight', 'subscript', 'superscript')
    .map((type) => ({ type })),
  fc
    .constantFrom('https://x.example/', 'https://x.example/a_(b)?c=d&e=f#g', 'mailto:a@b.example', 'tel:+48123')
    .map((href) => ({ type: 'link', attrs: { href } })),
  fc.constant({ type: 'keptMark', attrs: { kept: 'Zm9udA', mac: 'm' } }),
);

const marks: fc.Arbitrary<NonNullable<JSONContent['marks']>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<NonNullable<JSONContent['marks']>>([]) },
  { weight: 3, arbitrary: fc.uniqueArray(mark, { minLength: 1, maxLength: 3, selector: ({ type }) => type }) },
  { weight: 1, arbitrary: fc.constant<NonNullable<JSONContent['marks']>>([{ type: 'code' }]) },
);

const text: Doc = fc
  .record({ text: words, marks })
  .map(({ text, marks }) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) }));

const picture: Doc = fc
  .record({
    data: fc.constantFrom('AAAA', 'BBBB', 'iVBORw0KGgo='),
    kind: fc.constantFrom('png', 'jpeg', 'gif', 'webp'),
    alt: fc.option(words),
    width: fc.option(fc.constant('20')),
  })
  .map(({ data, kind, alt, width }) => ({
    type: 'image',
    attrs: { src: `data:image/${kind};base64,${data}`, alt, width },
  }));

const line = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: text },
    { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
    { weight: 1, arbitrary: picture },
  ),
  { maxLength: 5 },
);

const kept = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ kept: 'c3R5', mac: 'm' }) },
);
const paragraph: Doc = fc.record({ content: line, attrs: kept }).map((parts) => ({ type: 'paragraph', ...parts }));
const plain: Doc = line.map((content) => ({ type: 'paragraph', content }));

const leaf: Doc = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc
      .record({ level: fc.integer({ min: 1, max: 3 }), content: line })
      .map(({ level, content }) => ({ type: 'heading', attrs: { level }, content })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        language: fc.constantFrom(null, 'ts', 'c++'),
        code: fc.constantFrom('', 'a', 'let a;\n\n  b();\n', '```', '~~~\n```\n', '<p>&amp;', ' \n'),
      })
      .map(({ language, code }) => ({
        type: 'codeBlock',
        attrs: { language },
        ...(code !== '' && { content: [{ type: 'text', text: code }] }),
      })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'keptBlock', attrs: { kept: 'PGI', mac: 'm', html: '<p>shown</p>' } }) },
);

/** The documents, `depth` levels of nesting at most. */
export const documents = fc
  .array(blocks(2), { minLength: 1, maxLength: 6 })
  .map((content): JSONContent => ({ type: 'doc', content }));

function blocks(depth: number): Doc {
  if (depth === 0) return leaf;
  const inner = blocks(depth - 1);
  const rest = fc.array(inner, { maxLength: 2 });
  const item = (type: string, attrs: object = {}): Doc =>
    fc.record({ first: plain, rest }).map(({ first, rest }) => ({ type, attrs, content: [first, ...rest] }));
  const list = (type: string, of: Doc, attrs: object = {}): Doc =>
    fc.array(of, { minLength: 1, maxLength: 3 }).map((content) => ({ type, attrs, content }));
  const filled = fc.array(inner, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 2, arbitrary: list('bulletList', item('listItem')) },
    { weight: 1, arbitrary: list('orderedList', item('listItem'), { start: 1 }) },
    { weight: 1, arbitrary: list('orderedList', item('listItem'), { start: 7 }) },
    {
      weight: 2,
      arbitrary: list(
        'taskList',
        fc.boolean().chain((checked) => item('taskItem', { checked })),
      ),
    },
    { weight: 1, arbitrary: filled.map((content) => ({ type: 'blockquote', content })) },
    { weight: 2, arbitrary: table(inner) },
    {
      weight: 1,
      arbitrary: fc.tuple(filled, filled).map(([mine, theirs]) => ({
        type: 'conflict',
        content: [side('mine', mine), side('theirs', theirs)],
      })),
    },
  );
}

const side = (name: string, content: JSONContent[]): JSONContent => ({
  type: 'conflictSide',
  attrs: { side: name },
  content,
});

function table(inner: Doc): Doc {
  const cells = fc.array(fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: inner }), {
    minLength: 6,
    maxLength: 6,
  });
  return fc
    .record({ cells, columns: fc.integer({ min: 1, max: 3 }), head: fc.boolean(), wide: fc.boolean() })
    .map(({ cells, columns, head, wide }) => ({
      type: 'table',
      content: [0, 1].map((row) => ({
        type: 'tableRow',
        content: (row === 0 && wide ? [0] : [...Array(columns).keys()]).map((column) => ({
          type: row === 0 && head ? 'tableHeader' : 'tableCell',
          attrs: { colspan: row === 0 && wide ? columns : 1, rowspan: 1 },
          content: [cells[row * 3 + column] ?? { type: 'paragraph' }],
        })),
      })),
    }));
}
