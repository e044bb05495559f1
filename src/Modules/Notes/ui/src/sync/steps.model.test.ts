// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mergeContents } from '../editor/merging';
import { done, gone, joined, stale, stored } from './answers.model';
import { begun, type Held, isEmpty, present, summaryOf, waits } from './held.model';
import { content } from './proof/browser';
import { NotesServer } from './proof/server';
import { edited, received, troubled, wanting } from './steps.model';

const now = Date.parse('2026-03-01T10:00:00Z');
const server = new NotesServer();
const detail = server.put('a', content('one'));
const known = received(null, detail);
const changed = edited(known, present(known), content('one mine'), null, now);

describe('a note that is kept here', () => {
  it('waits from the first word until the server has all', () => {
    expect(waits(known)).toBe(false);
    expect(waits(changed)).toBe(true);
    expect(changed.since).toBe(now);
    const after = stored(changed, content('one mine'), server.put('a', content('one mine')), mergeContents);
    expect(waits(after)).toBe(false);
    expect(after.since).toBeNull();
  });

  it('shows own words over those of the server, which does not push them aside', () => {
    const again = received(changed, server.put('a', content('theirs')));
    expect(present(again)).toEqual(content('one mine'));
    expect(again.version).toBe(known.version);
    expect(summaryOf(again).preview).toBe('one mine');
  });

  it('takes rights and folder as the server last said, also under own words', () => {
    const rights = { modify: false, delete: false, administer: false };
    expect(received(changed, server.put('a', content('one'), { rights, owner: 'bob@demo.test' }))).toMatchObject({
      rights,
      owner: 'bob@demo.test',
      mine: content('one mine'),
    });
  });

  it('keeps what was written while it was stored', () => {
    const more = edited(changed, content('one mine'), content('one mine and more'), null, now + 5);
    const after = stored(more, content('one mine'), server.put('a', content('one mine')), mergeContents);
    expect(after.mine).toEqual(content('one mine and more'));
    expect(after.since).toBe(now);
  });

  it('has its own title only: one that the server made of the first words is none', () => {
    const untitled = begun('k', 'home', 'Notes', content('first words of it', ''), now);
    const made = server.put('b', content('first words of it', 'first words of it'));
    expect(present(stored(untitled, content('first words of it', ''), made, mergeContents)).title).toBe('');
    const named = server.put('b', content('first words of it', 'first'));
    expect(present(stored(untitled, content('first words of it', ''), named, mergeContents)).title).toBe('first');
  });

  it('in trouble is tried again when it is written in or wished for', () => {
    const refused = troubled(changed, 'notes.too_large');
    expect(edited(refused, present(refused), content('less'), null, now).trouble).toBeNull();
    expect(wanting(refused, {}, now).trouble).toBeNull();
  });

  it('with a wish alone waits, and no longer once it is done', () => {
    const wished = wanting(known, { pinned: true, folderId: 'other' }, now);
    const half = done(wished, { pinned: null }, { pinned: true });
    expect([waits(wished), waits(half), half.since]).toEqual([true, true, now]);
    const all = done(half, { folderId: null });
    expect([waits(all), all.since]).toEqual([false, null]);
    expect(wanting(wished, { pinned: null, folderId: null }, now).since).toBeNull();
  });
});

describe('what another page of the same person showed', () => {
  it('is merged with what this one knows', () => {
    const other = edited(changed, content('one'), content('zero one'), mergeContents, now);
    expect(present(other)).toEqual(content('zero one mine'));
  });
});

describe('a refused stale save', () => {
  it('goes on from their version', () => {
    const theirs = server.put('a', content('one\ntheirs'));
    const { held, result } = stale(changed, theirs, mergeContents);
    expect(held).toMatchObject({ version: theirs.version, base: content('one\ntheirs'), sent: null });
    expect(present(held)).toEqual(content('one mine\ntheirs'));
    expect(result).toMatchObject({ taken: 1, conflicts: 0 });
  });

  it('is over when they wrote the same', () => {
    const { held } = stale(changed, server.put('a', content('one mine')), mergeContents);
    expect([held.mine, held.since]).toEqual([null, null]);
  });
});

describe('a note that the server lost', () => {
  it('becomes a new one of one’s own with every word', () => {
    const shared = received(changed, server.put('a', content('one'), { owner: 'bob@demo.test', folderId: 'shared' }));
    const anew = gone(shared, 'key', 'home', 'Notes');
    expect(anew).toMatchObject({
      id: 'key',
      creation: 'key',
      folderId: 'home',
      owner: null,
      version: null,
      base: null,
    });
    expect(present(anew)).toEqual(content('one mine'));
    expect(anew.rights.modify).toBe(true);
    expect(waits(anew)).toBe(true);
  });
});

describe('a new note that meets itself in the list', () => {
  const made: Held = stored(
    begun('key', 'home', 'Notes', content('one'), now),
    content('one'),
    server.put('n', content('one')),
    mergeContents,
  );
  const there = received(null, server.put('n', content('one')));

  it('is one, whoever had words', () => {
    const write = (held: Held, text: string) => edited(held, present(held), content(text), null, now);
    expect(present(joined(made, there, mergeContents))).toEqual(content('one'));
    expect(present(joined(write(made, 'one a'), there, mergeContents))).toEqual(content('one a'));
    expect(joined(made, write(there, 'one b'), mergeContents)).toMatchObject({
      mine: content('one b'),
      version: there.version,
      base: there.base,
    });
    const both = joined(write(made, 'one\na'), write(there, 'b\none'), mergeContents);
    expect(present(both)).toEqual(content('b\none\na'));
    expect(both.version).toBe(made.version);
  });
});

describe('an empty note', () => {
  it.each([
    ['<p></p>', true],
    ['<p> &nbsp;</p>', true],
    ['<p>a</p>', false],
    ['<hr>', false],
    ['<p><img src="data:image/png;base64,AA=="></p>', false],
    ['<div data-kept="x" data-mac="y"></div>', false],
  ])('%s: %j', (html, empty) => {
    expect(isEmpty({ title: '', html, tags: [] })).toBe(empty);
    expect(isEmpty({ title: '', html, tags: ['tag'] })).toBe(false);
    expect(isEmpty({ title: 'title', html, tags: [] })).toBe(false);
  });
});
