import { describe, expect, it } from 'vitest';
import { type Fields, mergeFields, tagLimit, titleLimit } from './fields';
import { mergeNote } from './merge.model';
import { paragraph } from './schema';

const note = (title: string, ...tags: string[]): Fields => ({ title, tags });
const title = (base: string, mine: string, theirs: string) => mergeFields(note(base), note(mine), note(theirs)).title;
const tags = (base: string[], mine: string[], theirs: string[]) =>
  mergeFields(note('', ...base), note('', ...mine), note('', ...theirs)).tags;

describe('the title', () => {
  it('is the changed one', () => {
    expect(title('a', 'b', 'a')).toBe('b');
    expect(title('a', 'a', 'c')).toBe('c');
    expect(title('a', 'b', 'b')).toBe('b');
  });

  it('takes words of both', () =>
    expect(title('trip to Brno', 'Trip to Brno', 'trip to Prague')).toBe('Trip to Prague'));

  it('names both when both changed the same words, mine first', () => {
    expect(title('trip', 'holiday', 'journey')).toBe('holiday / journey');
    expect(title('', 'holiday', 'journey')).toBe('holiday / journey');
  });

  it('leaves theirs to the text when both do not fit', () => {
    const [mine, theirs] = ['m'.repeat(titleLimit), 't'.repeat(titleLimit)];
    const doc = { type: 'doc', content: [paragraph('text')] };
    const merged = mergeNote(
      { title: '', tags: [], doc },
      { title: mine, tags: [], doc },
      { title: theirs, tags: [], doc },
    );
    expect(merged.title).toBe(mine);
    expect(merged.conflicts).toBe(1);
    expect(merged.doc.content?.map((node) => node.type)).toEqual(['conflict', 'paragraph']);
    expect(JSON.stringify(merged.doc)).toContain(theirs);
  });
});

describe('tags', () => {
  it('are what either added and nobody removed', () => {
    expect(tags(['a', 'b', 'c'], ['b', 'c', 'm'], ['a', 'c', 't'])).toEqual(['c', 'm', 't']);
  });

  it('are there once', () => expect(tags([], ['x'], ['x'])).toEqual(['x']));

  it('that are too many are handed to the text', () => {
    const many = (name: string) => Array.from({ length: 40 }, (_, n) => `${name}${n}`);
    const merged = mergeFields(note(''), note('', ...many('m')), note('', ...many('t')));
    expect(merged.tags).toHaveLength(tagLimit);
    expect([...merged.tags, ...merged.displaced.map((tag) => tag.slice(1))]).toEqual([...many('m'), ...many('t')]);
  });
});
