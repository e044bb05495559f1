import { describe, expect, it } from 'vitest';
import type { DocJson, Mark } from './doc';
import { merge } from './merge.model';

const text = (value: string, ...marks: string[]): DocJson => ({
  type: 'text',
  ...(marks.length > 0 && { marks: marks.map((type): Mark => ({ type })) }),
  text: value,
});
const inline = (parts: (string | DocJson)[]) =>
  parts.length > 0 ? { content: parts.map((part) => (typeof part === 'string' ? text(part) : part)) } : {};
const p = (...parts: (string | DocJson)[]): DocJson => ({ type: 'paragraph', ...inline(parts) });
const h = (level: number, ...parts: (string | DocJson)[]): DocJson => ({
  type: 'heading',
  attrs: { level },
  ...inline(parts),
});
const doc = (...content: DocJson[]): DocJson => ({ type: 'doc', content });
const list = (...items: DocJson[]): DocJson => ({ type: 'bulletList', content: items });
const item = (...content: DocJson[]): DocJson => ({ type: 'listItem', content });
const tasks = (...items: [string, boolean][]): DocJson => ({
  type: 'taskList',
  content: items.map(([name, checked]) => ({ type: 'taskItem', attrs: { checked }, content: [p(name)] })),
});
const table = (...rows: string[][]): DocJson => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [p(cell)] })),
  })),
});
const image = (attrs: object): DocJson => ({ type: 'image', attrs: { ...attrs } });
const side = (name: string, content: DocJson[]): DocJson => ({ type: 'conflictSide', attrs: { side: name }, content });
const conflict = (mine: DocJson[], theirs: DocJson[]): DocJson => ({
  type: 'conflict',
  content: [side('mine', mine), side('theirs', theirs)],
});

const merged = (base: DocJson[], mine: DocJson[], theirs: DocJson[]) => {
  const { doc: made, conflicts } = merge(doc(...base), doc(...mine), doc(...theirs));
  return { content: made.content, conflicts };
};
const clean = (...content: DocJson[]) => ({ content, conflicts: 0 });
const clashed = (...content: DocJson[]) => ({ content, conflicts: 1 });

describe('words of one paragraph', () => {
  it('takes edits of different words', () => {
    expect(merged([p('one two three')], [p('ONE two three')], [p('one two THREE')])).toEqual(clean(p('ONE two THREE')));
  });

  it('keeps both when both append', () => {
    expect(merged([p('milk')], [p('milk bread')], [p('milk butter')])).toEqual(clean(p('milk bread butter')));
    expect(merged([p('milk')], [p('milk butter')], [p('milk bread')])).toEqual(clean(p('milk bread butter')));
  });

  it('sets words of two sides apart', () => {
    expect(merged([p('x')], [p('A x')], [p('B x')])).toEqual(clean(p('A B x')));
    expect(merged([p()], [p('A')], [p('B')])).toEqual(clean(p('A B')));
  });

  it('marks the words both changed, each side with the other changes of both', () => {
    expect(merged([p('a b c d e')], [p('A b mine d e')], [p('a b theirs d E')])).toEqual(
      clashed(conflict([p('A b mine d E')], [p('A b theirs d E')])),
    );
  });

  it('keeps a word one edited in a passage the other deleted', () => {
    expect(merged([p('a b c d')], [p('a d')], [p('a b X d')])).toEqual(clashed(conflict([p('a d')], [p('a b X d')])));
  });

  it('deletes what either deleted', () => {
    expect(merged([p('a b c d')], [p('a d')], [p('a b d')])).toEqual(clean(p('a d')));
    expect(merged([p('a b c d e')], [p('a d e')], [p('a b e')])).toEqual(clean(p('a e')));
  });

  it('takes the same edit once', () => {
    expect(merged([p('a b c')], [p('a X c')], [p('a X c d')])).toEqual(clean(p('a X c d')));
  });
});

describe('marks and attributes', () => {
  it('holds the mark of one and the word of the other', () => {
    expect(merged([p('a b c')], [p('a ', text('b', 'bold'), ' c')], [p('a B c')])).toEqual(
      clean(p('a ', text('B', 'bold'), ' c')),
    );
    expect(merged([p('a b c')], [p(text('a b c', 'bold'))], [p('a b X c')])).toEqual(clean(p(text('a b X c', 'bold'))));
  });

  it('holds marks of both', () => {
    expect(merged([p('word')], [p(text('word', 'bold'))], [p(text('word', 'italic'))])).toEqual(
      clean(p(text('word', 'bold', 'italic'))),
    );
  });

  it('marks a part of a word', () => {
    expect(merged([p('foobar x')], [p('foo', text('bar', 'bold'), ' x')], [p('foobar X')])).toEqual(
      clean(p('foo', text('bar', 'bold'), ' X')),
    );
  });

  it('keeps both addresses of a link that both changed', () => {
    const link = (href: string): DocJson => ({ ...text('here'), marks: [{ type: 'link', attrs: { href } }] });
    expect(merged([p(link('http://a'))], [p(link('http://m'))], [p(link('http://t'))])).toEqual(
      clashed(conflict([p(link('http://m'))], [p(link('http://t'))])),
    );
  });

  it('turns a paragraph into a heading while the other writes in it', () => {
    expect(merged([p('plan')], [h(2, 'plan')], [p('plan B')])).toEqual(clean(h(2, 'plan B')));
  });

  it('lets mine win where both changed the look', () => {
    expect(merged([h(1, 'plan')], [h(2, 'plan')], [h(3, 'plan B')])).toEqual(clean(h(2, 'plan B')));
  });

  it('checks a task that the other renames', () => {
    expect(merged([tasks(['milk', false])], [tasks(['milk', true])], [tasks(['butter', false])])).toEqual(
      clean(tasks(['butter', true])),
    );
  });
});

describe('blocks', () => {
  const base = [p('first'), p('second'), p('third')];

  it('takes insertions of both at one place in an order that does not depend on the side', () => {
    const made = clean(p('first'), p('A'), p('B'), p('second'), p('third'));
    const one = [p('first'), p('A'), p('second'), p('third')];
    const other = [p('first'), p('B'), p('second'), p('third')];
    expect(merged(base, one, other)).toEqual(made);
    expect(merged(base, other, one)).toEqual(made);
  });

  it('takes a deletion beside an edit', () => {
    expect(merged(base, [p('first'), p('third')], [p('first more'), p('second'), p('third')])).toEqual(
      clean(p('first more'), p('third')),
    );
  });

  it('keeps a block that one deleted and the other edited', () => {
    expect(merged(base, [p('first'), p('third')], [p('first'), p('second more'), p('third')])).toEqual(
      clashed(p('first'), conflict([p()], [p('second more')]), p('third')),
    );
  });

  it('deletes the neighbours of a block that the other edited', () => {
    expect(merged(base, [], [p('first'), p('second more'), p('third')])).toEqual(
      clashed(conflict([p()], [p('second more')])),
    );
  });

  it('resizes a picture of which the other changed the description, and keeps two descriptions', () => {
    const before = image({ src: 'data:1', alt: 'cat', width: 100 });
    const narrow = image({ src: 'data:1', alt: 'cat', width: 50 });
    const named = image({ src: 'data:1', alt: 'our cat', width: 100 });
    const other = image({ src: 'data:1', alt: 'the cat', width: 100 });
    expect(merged([before], [narrow], [named])).toEqual(clean(image({ src: 'data:1', alt: 'our cat', width: 50 })));
    expect(merged([before], [named], [other])).toEqual(clashed(conflict([named], [other])));
  });
});

describe('lists and tables', () => {
  it('merges items', () => {
    expect(
      merged(
        [list(item(p('a')), item(p('b')))],
        [list(item(p('a one')), item(p('b')))],
        [list(item(p('a')), item(p('b')), item(p('c')))],
      ),
    ).toEqual(clean(list(item(p('a one')), item(p('b')), item(p('c')))));
  });

  it('marks a clash within the item', () => {
    expect(
      merged(
        [list(item(p('a')), item(p('b')))],
        [list(item(p('m')), item(p('b')))],
        [list(item(p('t')), item(p('b')))],
      ),
    ).toEqual(clashed(list(item(conflict([p('m')], [p('t')])), item(p('b')))));
  });

  it('keeps an item that one deleted and the other edited', () => {
    expect(
      merged([list(item(p('a')), item(p('b b')))], [list(item(p('a')))], [list(item(p('a')), item(p('b b c')))]),
    ).toEqual(clashed(list(item(p('a')), item(conflict([p()], [p('b b c')])))));
  });

  it('turns a list into tasks while the other adds an item', () => {
    expect(
      merged(
        [list(item(p('a')), item(p('b')))],
        [tasks(['a', true], ['b', false])],
        [list(item(p('a')), item(p('b')), item(p('c')))],
      ),
    ).toEqual(clean(tasks(['a', true], ['b', false], ['c', false])));
  });

  it('merges cells and rows', () => {
    expect(
      merged(
        [table(['a', 'b'], ['c', 'd'])],
        [table(['A', 'b'], ['c', 'd'])],
        [table(['a', 'b'], ['c', 'd'], ['e', 'f'])],
      ),
    ).toEqual(clean(table(['A', 'b'], ['c', 'd'], ['e', 'f'])));
  });

  it('keeps both tables when one got a column and the other a word', () => {
    const [wide, filled] = [table(['a', 'b', 'c']), table(['a', 'b B'])];
    expect(merged([table(['a', 'b'])], [wide], [filled])).toEqual(clashed(conflict([wide], [filled])));
  });
});

describe('conflicts that are there already', () => {
  const base = [conflict([p('mine')], [p('theirs')])];

  it('merges edits within a side', () => {
    expect(merged(base, [conflict([p('mine A')], [p('theirs')])], [conflict([p('mine')], [p('theirs B')])])).toEqual(
      clean(conflict([p('mine A')], [p('theirs B')])),
    );
  });

  it('adds a further version instead of nesting', () => {
    expect(merged(base, [conflict([p('m')], [p('theirs')])], [conflict([p('t')], [p('theirs')])])).toEqual(
      clashed(conflict([p('m'), p('t')], [p('theirs')])),
    );
  });

  it('takes what one wrote into the version the other chose', () => {
    const edited = [conflict([p('mine A')], [p('theirs')])];
    expect(merged(base, [p('mine')], edited)).toEqual(clean(p('mine A')));
    expect(merged(base, [p('mine'), p('theirs')], edited)).toEqual(clean(p('mine A'), p('theirs')));
  });

  it('keeps what one wrote into the version the other did not choose', () => {
    const edited = [conflict([p('mine')], [p('theirs B')])];
    expect(merged(base, [p('mine')], edited)).toEqual(clashed(conflict([p('mine')], [p('theirs B')])));
    expect(merged(base, edited, [p('mine')])).toEqual(clashed(conflict([p('theirs B')], [p('mine')])));
  });

  it('opens again what both resolved differently', () => {
    expect(merged(base, [p('mine')], [p('theirs')])).toEqual(clashed(...base));
  });
});
