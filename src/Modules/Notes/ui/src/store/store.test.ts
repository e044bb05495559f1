import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { begun, type Held, nothingWanted } from '../sync/held.model';
import { lastingStore } from './lasting';
import { memoryStore } from './memory';
import type { Store } from './store';
import { sturdy } from './sturdy';

let names = 0;
const freshName = () => `icewarp.notes.test-${++names}`;
const words = (text: string) => ({ title: '', html: `<p>${text}</p>`, tags: [] });
const waiting = (id: string, text = 'words'): Held => begun(id, 'home', 'Notes', words(text), 1);
const idle = (id: string, text = 'words'): Held => ({
  ...waiting(id, text),
  creation: null,
  base: words(text),
  mine: null,
  since: null,
  wanted: nothingWanted,
});

const kinds: Record<string, () => Promise<Store>> = {
  memory: async () => memoryStore(),
  lasting: () => lastingStore(freshName()),
  sturdy: async () => sturdy(await lastingStore(freshName()), () => undefined),
};

describe.each(Object.entries(kinds))('a store, %s', (_, open) => {
  it('gives back what was written, each time with another version', async () => {
    const store = await open();
    expect(await store.read('a')).toBeNull();
    expect(await store.write('a', waiting('a', 'one'), 0)).toBe(true);
    expect(await store.read('a')).toEqual({ held: waiting('a', 'one'), rev: 1 });
    expect(await store.write('a', waiting('a', 'two'), 1)).toBe(true);
    expect((await store.read('a'))?.rev).toBe(2);
  });

  it('refuses what was made from an older version, also a removal', async () => {
    const store = await open();
    await store.write('a', waiting('a', 'one'), 0);
    expect(await store.write('a', waiting('a', 'other'), 0)).toBe(false);
    expect(await store.write('b', waiting('b'), 1)).toBe(false);
    expect(await store.remove('a', 0)).toBe(false);
    expect((await store.read('a'))?.held).toEqual(waiting('a', 'one'));
    expect(await store.remove('a', 1)).toBe(true);
    expect(await store.read('a')).toBeNull();
  });

  it('finds a note by every id that it had, also when it goes back to an earlier one', async () => {
    const store = await open();
    await store.write('a', waiting('a'), 0);
    await store.write('a', waiting('b'), 1);
    expect((await store.read('a'))?.held.id).toBe('b');
    await store.write('a', waiting('c'), 2);
    expect((await store.read('a'))?.held.id).toBe('c');
    await store.write('b', waiting('a'), 3);
    for (const id of ['a', 'b', 'c']) expect((await store.read(id))?.held.id).toBe('a');
    expect(await store.waiting()).toEqual(['a']);
  });

  it('takes a note anew under an id that led to one that is gone', async () => {
    const store = await open();
    await store.write('a', waiting('a'), 0);
    await store.write('a', waiting('b'), 1);
    await store.remove('b', 2);
    expect(await store.read('a')).toBeNull();
    expect(await store.write('a', waiting('c'), 0)).toBe(true);
    expect((await store.read('a'))?.held.id).toBe('c');
  });

  it('puts a note in the place of another one only when that was seen', async () => {
    const store = await open();
    await store.write('a', waiting('a'), 0);
    await store.write('b', idle('b', 'there'), 0);
    expect(await store.write('a', waiting('b'), 1)).toBe(false);
    expect((await store.read('b'))?.held).toEqual(idle('b', 'there'));
    expect(await store.write('a', waiting('b', 'both'), 1, 1)).toBe(true);
    expect((await store.read('a'))?.held).toEqual(waiting('b', 'both'));
  });

  it('knows what waits, and visits everything', async () => {
    const store = await open();
    for (let n = 0; n < 60; n++) await store.write(`n${n}`, n % 2 ? waiting(`n${n}`) : idle(`n${n}`), 0);
    expect(await store.waiting()).toHaveLength(30);
    const seen = new Set<string>();
    await store.each((held) => seen.add(held.id));
    expect(seen.size).toBe(60);
  });

  it('keeps the list', async () => {
    const store = await open();
    expect(await store.readIndex()).toBeNull();
    const index = { notes: [], folders: [], state: 's1' };
    await store.writeIndex(index);
    expect(await store.readIndex()).toEqual(index);
  });
});

it('two tabs that write at once: one is told to look again', async () => {
  const name = freshName();
  const [first, second] = [await lastingStore(name), await lastingStore(name)];
  await first.write('a', waiting('a', 'begun'), 0);
  const outcomes = await Promise.all([
    first.write('a', waiting('a', 'first'), 1),
    second.write('a', waiting('a', 'second'), 1),
  ]);
  expect(outcomes.toSorted()).toEqual([false, true]);
  expect((await second.read('a'))?.rev).toBe(2);
});

it('the next page of the same person reads it, and nobody without the key', async () => {
  const name = freshName();
  const first = await lastingStore(name);
  await first.write('a', waiting('a', 'planted secret'), 0);
  await first.writeIndex({
    notes: [{ id: 'a', folderId: 'f', title: 'planted secret', tags: [], pinned: false, modified: '', version: '' }],
    folders: [],
    state: null,
  });
  expect((await (await lastingStore(name)).read('a'))?.held).toEqual(waiting('a', 'planted secret'));
  const rows = await everything(name);
  expect(rows.length).toBe(3);
  expect(rows.some((row) => readable(row).includes('planted'))).toBe(false);
});

/** Every row of a database as it lies there. */
async function everything(name: string): Promise<unknown[]> {
  const database = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => done(request.result);
  });
  const rows: unknown[] = [];
  for (const table of database.objectStoreNames)
    rows.push(
      ...(await new Promise<unknown[]>((done) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => done(request.result);
      })),
    );
  return rows;
}

function readable(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
  if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
  return typeof value === 'object' && value !== null ? Object.values(value).map(readable).join(' ') : String(value);
}

describe('a disk that is full', () => {
  /** A disk that takes `room` notes. */
  const small = async (room: number) => {
    const disk = await lastingStore(freshName());
    let there = 0;
    const full: Store = {
      ...disk,
      write: async (id, held, rev, over) => {
        if (rev === 0 && there >= room) throw new DOMException('no room', 'QuotaExceededError');
        const done = await disk.write(id, held, rev, over);
        if (done && rev === 0) there++;
        return done;
      },
      remove: async (id, rev) => {
        const done = await disk.remove(id, rev);
        if (done) there--;
        return done;
      },
    };
    let told = 0;
    return { disk, store: sturdy(full, () => told++), told: () => told };
  };

  it('lets go of what is only kept for reading, and takes the words', async () => {
    const { disk, store, told } = await small(2);
    await store.write('a', idle('a'), 0);
    await store.write('b', waiting('b'), 0);
    expect(await store.write('c', waiting('c', 'new words'), 0)).toBe(true);
    expect(await disk.read('a')).toBeNull();
    expect((await disk.read('c'))?.held).toEqual(waiting('c', 'new words'));
    expect(await store.waiting()).toEqual(['b', 'c']);
    expect(told()).toBe(0);
  });

  it('never turns words away: the page keeps them and says so', async () => {
    const { disk, store, told } = await small(1);
    await store.write('a', waiting('a'), 0);
    expect(await store.write('b', waiting('b', 'only here'), 0)).toBe(true);
    expect(told()).toBe(1);
    expect(await disk.read('b')).toBeNull();
    expect((await store.read('b'))?.held).toEqual(waiting('b', 'only here'));
    expect((await store.waiting()).toSorted()).toEqual(['a', 'b']);
    expect(await store.write('b', waiting('server-id', 'stored'), 1)).toBe(true);
    expect((await store.read('b'))?.held.id).toBe('server-id');
    const seen: string[] = [];
    await store.each((held) => seen.push(held.id));
    expect(seen.toSorted()).toEqual(['a', 'server-id']);
  });

  it('other failures of the disk are not taken for a full one', async () => {
    const disk = await lastingStore(freshName());
    const broken = { ...disk, write: () => Promise.reject(new DOMException('closed', 'InvalidStateError')) };
    const store = sturdy(broken, () => undefined);
    await expect(store.write('a', waiting('a'), 0)).rejects.toThrow('closed');
  });
});
