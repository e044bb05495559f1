// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findIn } from './find.model';
import { readHtml } from './html';
import { isLink, linkFrom } from './marks';

const found = (html: string, ...terms: string[]): string[] => {
  const doc = readHtml(html);
  return findIn(doc, terms).map(({ from, to }) => doc.textBetween(from, to));
};

describe('words in a note', () => {
  it('are found in every block, across marks, whatever their case and accents', () => {
    expect(
      found(
        '<p>Żuraw i <strong>żu</strong>raw</p><table><tr><td><p>ZURAW</p></td></tr></table><pre><code>zuraw</code></pre>',
        'zuraw',
      ),
    ).toEqual(['Żuraw', 'żuraw', 'ZURAW', 'zuraw']);
  });

  it('do not reach over blocks and pictures, and do not overlap', () => {
    expect(found('<p>ab</p><p>ab</p>', 'aba')).toEqual([]);
    expect(found('<p>a<img src="data:image/png;base64,AA">b ab</p>', 'ab')).toEqual(['ab']);
    expect(found('<p>aaaa abc</p>', 'aa', 'abc', 'bc')).toEqual(['aa', 'aa', 'abc']);
  });

  it('are none without a term', () => {
    expect(found('<p>a</p>')).toEqual([]);
    expect(found('<p>a</p>', '')).toEqual([]);
  });
});

describe('the address of a link', () => {
  it.each([
    ['https://example.com/x?y=1', 'https://example.com/x?y=1'],
    [' example.com/berth ', 'https://example.com/berth'],
    ['www.example.com', 'https://www.example.com'],
    ['marta@example.com', 'mailto:marta@example.com'],
    ['tel:+48123', 'tel:+48123'],
  ])('is made of what is typed: %s', (typed, href) => expect(linkFrom(typed)).toBe(href));

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', 'nodot', 'https://', ''])(
    'is refused: %s',
    (typed) => {
      expect(linkFrom(typed)).toBeNull();
      expect(isLink(typed)).toBe(false);
    },
  );
});
