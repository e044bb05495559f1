import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { describe, expect, it } from 'vitest';
import { again, asked, isSearchable, pieces, searchKinds, summary, withPart } from './search.model';

const hits = (text: string, words: string) =>
  pieces(text, words)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe('highlights', () => {
  it('are the words, whatever their case and accents', () => {
    expect(hits('Zażółć gęślą jaźń', 'GESLA')).toEqual(['gęślą']);
    expect(hits('Łódź, 4 pm', 'lodz')).toEqual(['Łódź']);
    expect(hits('Cranes on Thursday', 'crane thurs')).toEqual(['Crane', 'Thurs']);
  });

  it('keep the text whole and in order', () => {
    for (const text of ['', 'a', 'Zażółć 😀 gęślą', 'e\u0301te\u0301', 'ﬁn İstanbul'])
      for (const words of ['z', 'ete', 'fin', 'istanbul', '😀', '"" a', ''])
        expect(
          pieces(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
  });

  it('merge where words meet and find every one', () => {
    expect(hits('banana', 'ana nan')).toEqual(['anan']);
    expect(hits('a-a-a', 'a')).toEqual(['a', 'a', 'a']);
    expect(hits('quiet', 'loud')).toEqual([]);
  });
});

describe('a search', () => {
  const problem = new ApiProblem(readProblem(504, { code: 'server.timed_out' }, null));
  const whole = searchKinds.reduce(
    (search, kind) => withPart(search, kind, { state: 'came', total: 2, hits: [] }),
    asked('crane'),
  );

  it('has no sum before every part came or failed', () => {
    expect(summary(asked('crane'))).toBeNull();
    expect(summary(whole)).toEqual({ found: 10, failed: 0 });
    expect(summary(withPart(whole, 'mail', { state: 'failed', problem }))).toEqual({ found: 8, failed: 1 });
  });

  it('asks one part again and keeps the others', () => {
    const parts = again(['mail'], whole.parts);
    expect(parts.mail).toEqual({ state: 'asking' });
    expect(parts.notes).toBe(whole.parts.notes);
  });

  it('needs two characters with a letter or a digit', () => {
    for (const typed of ['', ' a ', '""', '--']) expect(isSearchable(typed)).toBe(false);
    for (const typed of ['qu', 'a4', '船4', 'a b']) expect(isSearchable(typed)).toBe(true);
  });
});
