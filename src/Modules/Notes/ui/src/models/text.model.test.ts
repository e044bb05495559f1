import { describe, expect, it } from 'vitest';
import { countText, plainText, previewOf, titleFrom } from './text.model';

describe('the text of a note', () => {
  it('has a line for each block and reads entities', () => {
    expect(
      plainText('<h1>A &amp; B</h1><ul><li>one<br>two</li></ul><p>&#8211;&#x2013;&nbsp;&lt;x&gt; &unknown;</p>'),
    ).toBe('A & B\none\ntwo\n–– <x> &unknown;');
  });

  it('begins the row of the list in one line, without pictures', () => {
    expect(previewOf(`<p><img src="data:image/png;base64,${'A'.repeat(50_000)}"></p><p>after</p>`)).toBe('after');
    expect(previewOf(`<p>${'word '.repeat(100)}</p>`, 20)).toHaveLength(20);
  });

  it('gives a title: the first line, whole words where it can be', () => {
    expect(titleFrom('<p></p><p>First line</p><p>second</p>')).toBe('First line');
    const long = titleFrom(`<p>${'harbour '.repeat(40)}</p>`);
    expect(long.length).toBeLessThanOrEqual(128);
    expect(long.endsWith('harbour')).toBe(true);
    expect(titleFrom(`<p>${'x'.repeat(300)}</p>`)).toHaveLength(128);
  });

  it('is counted in words and characters as people count them', () => {
    expect(countText('It’s e-mail, 3.5 t')).toEqual({ words: 4, letters: 18 });
    expect(countText('Żółć\n🚢 ok')).toEqual({ words: 2, letters: 8 });
    expect(countText('')).toEqual({ words: 0, letters: 0 });
  });
});
