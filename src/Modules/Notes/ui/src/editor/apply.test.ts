// @vitest-environment happy-dom
import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDoc } from './apply';
import { readHtml, writeHtml } from './html';
import { schema } from './schema';

/** Where the cursor, a `|` in the text, is after the text became another one. */
function cursorAfter(before: string, after: string): string {
  const marked = readHtml(before);
  let at = -1;
  marked.descendants((node, position) => {
    const place = node.text?.indexOf('|') ?? -1;
    if (place >= 0) at = position + place;
  });
  const doc = readHtml(before.replace('|', ''));
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
  const change = applyDoc(state, readHtml(after));
  const next = change === null ? state : state.apply(change);
  const cursor = next.tr.insertText('|').doc;
  expect(writeHtml(next.doc)).toBe(writeHtml(readHtml(after)));
  return writeHtml(cursor);
}

describe('the cursor stays where it is', () => {
  it.each([
    ['<p>one| two</p>', '<p>zero one| two</p>'],
    ['<p>one| two</p>', '<p>one| two three</p>'],
    ['<p>one| two</p>', '<p>zero one| two three</p>'],
    ['<p>one</p><p>two| more</p><p>three</p>', '<p>new</p><p>one</p><p>two| more</p><p>three</p><p>new</p>'],
    ['<p>one</p><p>two|</p><p>three</p>', '<p>one changed</p><p>two|</p><p>three changed</p>'],
    ['<p>one</p><p>two|</p>', '<p>two|</p>'],
    [
      '<ul><li><p>one|</p></li><li><p>two</p></li></ul>',
      '<ul><li><p>one|</p></li><li><p>two changed</p></li><li><p>three</p></li></ul>',
    ],
    ['<p>one two| three</p>', '<p><strong>one</strong> two| three</p>'],
    ['<h1>one|</h1>', '<h1>one|</h1><hr>'],
    ['<p>🦊 one| two</p>', '<p>🦊🦊 one| two 🦊</p>'],
  ])('%s to %s', (before, after) => {
    expect(cursorAfter(before, after.replace('|', ''))).toBe(writeHtml(readHtml(after)));
  });
});

it('makes any document of any other', () => {
  const line = fc.array(fc.constantFrom('one', 'two', 'three', '<strong>four</strong>', '🦊'), { maxLength: 4 });
  const block = fc.oneof(
    line.map((words) => `<p>${words.join(' ')}</p>`),
    line.map((words) => `<h2>${words.join(' ')}</h2>`),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((items) => `<ul>${items.map((words) => `<li><p>${words.join(' ')}</p></li>`).join('')}</ul>`),
    fc
      .tuple(line, line)
      .map(
        ([mine, theirs]) =>
          `<div data-type="conflict"><div data-side="mine"><p>${mine.join(' ')}</p></div><div data-side="theirs"><p>${theirs.join(' ')}</p></div></div>`,
      ),
    fc.constant('<hr>'),
  );
  const text = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => readHtml(blocks.join('')));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const state = EditorState.create({ doc: before, schema });
      const change = applyDoc(state, after);
      expect((change === null ? before : state.apply(change).doc).eq(after)).toBe(true);
    }),
  );
});
