// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { content } from '../sync/proof/browser';
import { mergeContents } from './merging';

const bob = { who: 'Bob', when: '2026-02-03T04:05:06.000Z' };

describe('two texts of a note', () => {
  it('become one where they changed different words', () => {
    const merged = mergeContents(content('one two three'), content('ONE two three'), content('one two THREE'), bob);
    expect(merged).toEqual({ content: content('ONE two THREE'), taken: 1, conflicts: 0 });
  });

  it('both stay where they changed the same, and the second says whose it is and of when', () => {
    const { content: made, ...counts } = mergeContents(content('one'), content('two'), content('three'), bob);
    expect(counts).toEqual({ taken: 0, conflicts: 1 });
    expect(made.html).toBe(
      '<div data-type="conflict" data-who="Bob" data-when="2026-02-03T04:05:06.000Z">' +
        '<div data-side="mine"><p>two</p></div><div data-side="theirs"><p>three</p></div></div>',
    );
  });

  it('a place that was in question before keeps saying whose it was', () => {
    const before = mergeContents(content('one\nend'), content('two\nend'), content('three\nend'), bob).content;
    const mine = { ...before, html: before.html.replace('<p>end</p>', '<p>end mine</p>') };
    const theirs = { ...before, html: before.html.replace('<p>end</p>', '<p>their end</p>') };
    const carol = { who: 'Carol', when: '2026-05-05T05:05:05.000Z' };
    const after = mergeContents(before, mine, theirs, carol);
    expect(after.conflicts).toBe(1);
    expect(after.content.html).toBe(before.html.replace('<p>end</p>', '<p>their end mine</p>'));
  });

  it('where nobody knows who wrote, only the time is said', () => {
    const { html } = mergeContents(content('one'), content('two'), content('three'), { ...bob, who: null }).content;
    expect(html).toContain('<div data-type="conflict" data-when="2026-02-03T04:05:06.000Z">');
  });
});
