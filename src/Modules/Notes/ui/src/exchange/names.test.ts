import { describe, expect, it } from 'vitest';
import { fileName, resolved, unique } from './names.model';

describe('file names', () => {
  it.each([
    ['a/b\\c:d*?"<>|', 'a b c d'],
    ['..', 'x'],
    ['con', 'x'],
    ['  \u0007 ', 'x'],
    ['name.', 'name'],
    ['ż'.repeat(120), 'ż'.repeat(100)],
  ])('of %j is %j', (title, name) => expect(fileName(title, 'x')).toBe(name));

  it('are given once, whatever their case', () => {
    const taken = new Set<string>();
    expect(['x/a.md', 'x/A.md', 'x/a.md', '.a', '.a'].map((path) => unique(path, taken))).toEqual([
      ...['x/a.md', 'x/A (2).md', 'x/a (3).md', '.a', '.a (2)'],
    ]);
  });

  it.each([
    ['n/a.md', 'b%20c.png', 'n/b c.png'],
    ['n/a.md', './x/../y.png#z', 'n/y.png'],
    ['n/a.md', 'a%23b.png?x', 'n/a#b.png'],
    ['n/a.md', '100%.png', 'n/100%.png'],
    ['n/a.md', '../../x', null],
    ['a.md', 'https://x/y', null],
    ['a.md', '//x/y', null],
    ['a.md', '/x', null],
  ])('from %s, %s is %s', (from, path, found) => expect(resolved(from, path)).toBe(found));
});
