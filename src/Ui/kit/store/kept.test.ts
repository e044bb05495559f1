import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { belongsTo, belongTo, forgetHere, forgetKept, kept, wordsWait } from '../session/forget';
import { own, remembered } from '../storage';
import { hashed } from './hashed';
import { openKept } from './kept';

const at = new Date('2026-11-24T10:42:00Z');
const alice = 'alice@demo.test';
const bob = 'bob@demo.test';

function storage(): Storage {
  const items: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
    removeItem: (key: string) => {
      delete items[key];
    },
  };
  return new Proxy(items, {
    get: (target, name) => methods[name as keyof typeof methods] ?? target[String(name)],
  }) as unknown as Storage;
}

const names = async (): Promise<string[]> => (await indexedDB.databases()).map(({ name }) => name ?? '').sort();

const make = (name: string): Promise<void> =>
  new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target }) => {
      (target as IDBOpenDBRequest).result.close();
      done();
    };
  });

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});

afterEach(async () => {
  for (const name of await names()) indexedDB.deleteDatabase(name);
  vi.unstubAllGlobals();
});

describe('what an app keeps of a person', () => {
  it('comes back with its moment, the newest of each part', async () => {
    const store = await openKept('dashboard', alice);
    await store?.write('mail', { data: { messages: ['old'] }, at: new Date(0) });
    await store?.write('mail', { data: { messages: ['new'] }, at });
    const again = await openKept('dashboard', ' Alice@demo.test ');
    expect(await again?.readAll()).toEqual(new Map([['mail', { data: { messages: ['new'] }, at }]]));
  });

  it('is not that of another person, nor of another app', async () => {
    await (await openKept('dashboard', alice))?.write('mail', { data: 'hers', at });
    expect(await (await openKept('dashboard', bob))?.readAll()).toEqual(new Map());
    expect(await (await openKept('portal', alice))?.readAll()).toEqual(new Map());
  });

  it('cannot be read without its key, which cannot be taken out', async () => {
    await (await openKept('dashboard', alice))?.write('mail', { data: 'planted word', at });
    const [name] = await names();
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(name ?? '');
      request.onsuccess = () => done(request.result);
    });
    const read = (table: string): Promise<unknown[]> =>
      new Promise((done) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => done(request.result);
      });
    const [row] = (await read('parts')) as [{ sealed: { data: ArrayBuffer } }];
    const [key] = (await read('rest')) as [CryptoKey];
    database.close();
    expect(new TextDecoder('latin1').decode(row.sealed.data)).not.toContain('planted');
    expect(key.extractable).toBe(false);
  });

  it('is destroyed under an open page, which then keeps nothing more', async () => {
    const store = await openKept('dashboard', alice);
    await forgetKept();
    await store?.write('mail', { data: 'late answer', at });
    expect(await store?.readAll()).toEqual(new Map());
    expect(await names()).toEqual([]);
  });

  it('is not kept at all where nothing can be encrypted', async () => {
    vi.stubGlobal('crypto', {});
    expect(await openKept('dashboard', alice)).toBeNull();
  });
});

describe('the end of a session', () => {
  it('takes what the server has as well, and leaves words that only this browser has', async () => {
    await openKept('dashboard', alice);
    await make('icewarp.notes.hers');
    remembered.set(`${kept}dashboard.person`, alice);
    remembered.set(wordsWait('icewarp.notes.hers'), '1');
    remembered.set('theme', 'dark');
    await forgetKept();
    expect(await names()).toEqual(['icewarp.notes.hers']);
    expect(remembered.get(`${kept}dashboard.person`)).toBeNull();
    expect(remembered.get(wordsWait('icewarp.notes.hers'))).toBe('1');
  });

  it('takes everything of the person when it is a sign-out, and leaves the choice of looks', async () => {
    await openKept('dashboard', alice);
    await belongTo(alice);
    remembered.set('theme', 'dark');
    await forgetHere();
    expect(await names()).toEqual([]);
    expect(Object.keys(localStorage)).toEqual(['icewarp.theme']);
    expect(Object.keys(sessionStorage)).toEqual([]);
  });
});

describe('a sign-out in a browser of two people', () => {
  it('leaves the words of the other one that no server has, and nothing else', async () => {
    const mine = `icewarp.notes.${await hashed(bob)}`;
    for (const name of [mine, 'icewarp.notes.waits', 'icewarp.notes.stored']) await make(name);
    for (const name of [mine, 'icewarp.notes.waits']) remembered.set(wordsWait(name), '1');
    await belongTo(bob);
    await forgetHere();
    expect(await names()).toEqual(['icewarp.notes.waits']);
    expect(Object.keys(localStorage)).toEqual(['icewarp.waiting.icewarp.notes.waits']);
  });
});

describe('somebody who is let in', () => {
  it('finds what is theirs', async () => {
    await belongTo(alice);
    await (await openKept('dashboard', alice))?.write('mail', { data: 'hers', at });
    remembered.set(`${own}draft`, 'hers');
    await belongTo(alice);
    expect((await (await openKept('dashboard', alice))?.readAll())?.get('mail')?.data).toBe('hers');
    expect(remembered.get(`${own}draft`)).toBe('hers');
    expect(belongsTo(alice)).toBe(true);
  });

  it('destroys what is not theirs, also in a tab that heard of it late', async () => {
    await belongTo(alice);
    await openKept('dashboard', alice);
    sessionStorage.setItem(`icewarp.${own}draft`, 'hers');
    remembered.set(`${own}person`, bob);
    await belongTo(bob);
    expect(await names()).toEqual([]);
    expect(Object.keys(sessionStorage)).toEqual([`icewarp.${own}person`]);
    expect([belongsTo(alice), belongsTo(bob)]).toEqual([false, true]);
  });
});
