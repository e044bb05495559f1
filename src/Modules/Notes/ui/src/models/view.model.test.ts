import { describe, expect, it } from 'vitest';
import type { Folder, Summary } from './note.model';
import { addressOf, arranged, belongsTo, counted, type Place, placeOf, sameView, tree } from './view.model';

const note = (id: string, more: Partial<Summary> = {}): Summary => ({
  id,
  folderId: 'f1',
  title: id,
  tags: [],
  pinned: false,
  modified: '2026-11-24T10:00:00Z',
  version: 'v',
  ...more,
});

const folder = (path: string, more: Partial<Folder> = {}): Folder => ({
  id: path,
  name: path.split('/').at(-1) ?? '',
  path,
  count: 0,
  isDefault: false,
  owner: null,
  rights: {
    add: true,
    modify: true,
    delete: true,
    administer: true,
    createFolders: true,
    deleteFolder: true,
  },
  ...more,
});

describe('where a person is', () => {
  it.each<Place>([
    { view: { kind: 'all' }, note: null },
    { view: { kind: 'pinned' }, note: 'n/1' },
    { view: { kind: 'trash' }, note: null },
    { view: { kind: 'folder', id: 'a b&c' }, note: 'x' },
    { view: { kind: 'tag', tag: 'hull 218 #1' }, note: null },
  ])('is read from the address that says it: %o', (place) => {
    const address = addressOf(place);
    expect(address.startsWith('/notes/')).toBe(true);
    expect(placeOf(address.slice('/notes/'.length))).toEqual(place);
  });

  it('is everything where the address says nothing known', () => {
    expect(placeOf('?view=strange&folder=')).toEqual({ view: { kind: 'all' }, note: null });
  });

  it('is the same view whatever note is open', () => {
    expect(sameView({ kind: 'tag', tag: 'a' }, { kind: 'tag', tag: 'a' })).toBe(true);
    expect(sameView({ kind: 'tag', tag: 'a' }, { kind: 'folder', id: 'a' })).toBe(false);
  });
});

describe('the list', () => {
  const notes = [
    note('b', { modified: '2026-11-24T11:00:00Z' }),
    note('Ą', { modified: '2026-11-24T09:00:00Z', tags: ['x'] }),
    note('c', { pinned: true, folderId: 'f2', modified: '2026-11-20T09:00:00Z' }),
    note('a2', { modified: '2026-11-24T10:00:00Z' }),
    note('a10', { modified: '2026-11-24T10:00:00Z', tags: ['x', 'y'] }),
  ];

  it('has the pinned first, then the last changed; equal times in an order that stays', () => {
    expect(arranged(notes, 'changed', 'en').map(({ id }) => id)).toEqual(['c', 'b', 'a10', 'a2', 'Ą']);
    expect(arranged([...notes].reverse(), 'changed', 'en').map(({ id }) => id)).toEqual(['c', 'b', 'a10', 'a2', 'Ą']);
  });

  it('goes by title as the language does, numbers by value', () => {
    expect(arranged(notes, 'title', 'pl').map(({ id }) => id)).toEqual(['c', 'a2', 'a10', 'Ą', 'b']);
  });

  it('shows what belongs to the view', () => {
    const shown = (view: Parameters<typeof belongsTo>[0]) =>
      notes.filter((each) => belongsTo(view, each, new Set(['f2']))).map(({ id }) => id);
    expect(shown({ kind: 'all' })).toHaveLength(5);
    expect(shown({ kind: 'pinned' })).toEqual(['c']);
    expect(shown({ kind: 'shared' })).toEqual(['c']);
    expect(shown({ kind: 'folder', id: 'f2' })).toEqual(['c']);
    expect(shown({ kind: 'tag', tag: 'y' })).toEqual(['a10']);
    expect(shown({ kind: 'trash' })).toEqual([]);
  });

  it('is counted by folder and tag', () => {
    const counts = counted(notes, new Set(['f2']), 'en');
    expect([counts.all, counts.pinned, counts.shared, counts.folders.get('f1')]).toEqual([5, 1, 1, 4]);
    expect(counts.tags).toEqual([
      { tag: 'x', count: 2 },
      { tag: 'y', count: 1 },
    ]);
  });
});

describe('folders', () => {
  it('are a tree with the default one first, each followed by what is in it; those of others stand apart', () => {
    const laid = tree(
      [
        folder('Zoo'),
        folder('Notes/Projects/Quay 10'),
        folder('Notes', { isDefault: true }),
        folder('Notes/Projects/Quay 9'),
        folder('Archive'),
        folder('Notes/Projects'),
        folder('~carol/Notes', { owner: 'carol' }),
      ],
      'en',
    );
    expect(laid.map(({ folder: { path }, depth }) => `${depth} ${path}`)).toEqual([
      '0 Notes',
      '1 Notes/Projects',
      '2 Notes/Projects/Quay 9',
      '2 Notes/Projects/Quay 10',
      '0 Archive',
      '0 Zoo',
    ]);
  });

  it('lie as deep as those above them that are there', () => {
    expect(tree([folder('Gone/Here')], 'en')).toEqual([{ folder: folder('Gone/Here'), depth: 0 }]);
  });
});
