import { describe, expect, it, vi } from 'vitest';
import { mergeContent, reached } from './merging.model';
import { content } from './proof/browser';

const author = { who: null, when: '' };

describe('merging', () => {
  it('is not asked for where there is nothing to merge', () => {
    const merge = vi.fn();
    const mine = content('mine');
    expect(mergeContent(content('base'), mine, mine, merge, author).content).toBe(mine);
    expect(mergeContent(content('base'), mine, content('base'), merge, author).content).toBe(mine);
    expect(merge).not.toHaveBeenCalled();
  });
});

describe('whether the server has what was sent without an answer', () => {
  it.each([
    ['one', 'one two', 'one two', true],
    ['one', 'one two', 'zero one two three', true],
    ['one', 'one two', 'one', false],
    ['one', 'one one', 'one', false],
    ['one', 'one one', 'one and one', true],
    ['one two', 'one', 'one', true],
    ['one two', 'one', 'one two three', false],
  ])('from %j sent %j, there is %j: %j', (base, sent, theirs, has) => {
    expect(reached(content(base), content(sent), content(theirs))).toBe(has);
  });

  it('a note that the server never had was new as a whole', () => {
    expect(reached(null, content('one', ''), content('one more', ''))).toBe(true);
    expect(reached(null, content('one', ''), content('other', ''))).toBe(false);
  });
});
