import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader } from './lines.model';

describe('lines that arrive in pieces', () => {
  it('are given as soon as they are complete', () => {
    const lines = new LineReader();
    expect(lines.read('{"a":')).toEqual([]);
    expect(lines.read('1}\n{"b":2}\n{"c"')).toEqual(['{"a":1}', '{"b":2}']);
    expect(lines.read(':3}\n\n')).toEqual(['{"c":3}']);
  });

  it('are the same wherever they are cut', () =>
    fc.assert(
      fc.property(fc.array(fc.string().map((text) => JSON.stringify(text))), fc.array(fc.nat(200)), (texts, cuts) => {
        const whole = texts.map((text) => `${text}\n`).join('');
        const lines = new LineReader();
        const ends = [...cuts.map((cut) => cut % (whole.length + 1)), 0, whole.length].sort((a, b) => a - b);
        const read = ends.slice(1).flatMap((end, index) => lines.read(whole.slice(ends[index], end)));
        expect(read).toEqual(texts);
      }),
    ));
});
