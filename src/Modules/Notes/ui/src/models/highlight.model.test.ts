import { describe, expect, it } from 'vitest';
import { excerpt, folded, matches, pieces, terms } from './highlight.model';

describe('what was searched for', () => {
  it('is words, and quoted ones together, without case and accents, each once', () => {
    expect(terms('  Żuraw "Berth 6" żuraw  ')).toEqual(['zuraw', 'berth 6']);
    expect(terms(' "" ')).toEqual(['""']);
    expect(terms('   ')).toEqual([]);
  });

  it('keeps its length when folded, whatever the letters', () => {
    for (const text of ['Zażółć gęślą JAŹŃ', 'İstanbul', 'ﬁn', 'naïve 🚢 crane', 'ŁÓDŹ'])
      expect(folded(text)).toHaveLength(text.length);
    expect(folded('ŁÓDŹ Żółw')).toBe('lodz zolw');
  });

  it('is marked where it stands, overlapping hits as one run after the other', () => {
    expect(pieces('Crane and craneway', ['crane'])).toEqual([
      { text: 'Crane', hit: true },
      { text: ' and ', hit: false },
      { text: 'crane', hit: true },
      { text: 'way', hit: false },
    ]);
    expect(
      pieces('abcd', ['abc', 'bcd'])
        .map(({ text }) => text)
        .join(''),
    ).toBe('abcd');
    expect(pieces('abcd', ['abc', 'bcd']).every(({ hit }) => hit)).toBe(true);
    expect(pieces('none', [])).toEqual([{ text: 'none', hit: false }]);
  });

  it('must be there with every term', () => {
    expect(matches('Łódź, nabrzeże 4', ['lodz', '4'])).toBe(true);
    expect(matches('Łódź, nabrzeże 4', ['lodz', '5'])).toBe(false);
  });

  it('is shown with some words before it, from the beginning of a word', () => {
    const text = `${'filler '.repeat(40)}hawser snapped`;
    expect(excerpt(text, ['hawser'])).toMatch(/^…filler (filler )*hawser snapped$/);
    expect(excerpt('hawser first', ['hawser'])).toBe('hawser first');
    expect(excerpt('no such word', ['hawser'])).toBe('no such word');
  });
});
