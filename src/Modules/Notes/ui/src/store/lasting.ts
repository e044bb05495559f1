import { asked, finished, openDatabase } from '@kit/store/database';
import { keyIn, type Sealed, seal, unseal } from '@kit/store/vault';
import { type Held, waits } from '../sync/held.model';
import type { Index, Record, Store } from './store';

/** A note on disk. Only its id, its version here and whether it waits can be read without the key. */
interface Row {
  readonly id: string;
  readonly rev: number;
  readonly waiting: 0 | 1;
  readonly sealed: Sealed;
}

/** The way from an id that a note had to the one it has. */
interface Moved {
  readonly id: string;
  readonly movedTo: string;
}

const notes = 'notes';
const rest = 'rest';

/** Opens the store of one person, encrypted at rest; the key is made with it. */
export async function lastingStore(name: string): Promise<Store> {
  const database = await openDatabase(name, 1, (fresh) => {
    fresh.createObjectStore(notes, { keyPath: 'id' }).createIndex('waiting', 'waiting');
    fresh.createObjectStore(rest);
  });
  const key = await keyIn(database, rest);

  return {
    lasting: true,
    read: async (id): Promise<Record | null> => {
      const { row } = await find(database.transaction(notes).objectStore(notes), id);
      return row === undefined ? null : { held: await unseal<Held>(key, row.sealed), rev: row.rev };
    },
    write: async (id, held, rev, over = 0) => {
      const sealed = await seal(key, held);
      const transaction = database.transaction(notes, 'readwrite');
      const table = transaction.objectStore(notes);
      const ended = finished(transaction);
      const { at, row } = await find(table, id);
      const there = held.id === at ? undefined : await rowAt(table, held.id);
      const free = (row?.rev ?? 0) === rev && (held.id === at || (there?.rev ?? 0) === over);
      if (free) {
        const next: Row = { id: held.id, rev: Math.max(rev, over) + 1, waiting: waits(held) ? 1 : 0, sealed };
        if (held.id !== at) table.put({ id: at, movedTo: held.id } satisfies Moved);
        table.put(next);
      }
      await ended;
      return free;
    },
    remove: async (id, rev) => {
      const transaction = database.transaction(notes, 'readwrite');
      const table = transaction.objectStore(notes);
      const over = finished(transaction);
      const { at, row } = await find(table, id);
      const free = (row?.rev ?? 0) === rev;
      if (free && row !== undefined) table.delete(at);
      await over;
      return free;
    },
    waiting: async () =>
      (await asked(database.transaction(notes).objectStore(notes).index('waiting').getAllKeys(1))).map(String),
    each: async (visit) => {
      let from: IDBKeyRange | null = null;
      for (;;) {
        const rows: (Row | Moved)[] = await asked(database.transaction(notes).objectStore(notes).getAll(from, 50));
        for (const row of rows) if (!('movedTo' in row)) visit(await unseal<Held>(key, row.sealed));
        const last = rows.at(-1);
        if (last === undefined) return;
        from = IDBKeyRange.lowerBound(last.id, true);
      }
    },
    readIndex: async () => {
      const sealed = await asked<Sealed | undefined>(database.transaction(rest).objectStore(rest).get('index'));
      return sealed === undefined ? null : unseal<Index>(key, sealed);
    },
    writeIndex: async (index) => {
      const sealed = await seal(key, index);
      const transaction = database.transaction(rest, 'readwrite');
      transaction.objectStore(rest).put(sealed, 'index');
      await finished(transaction);
    },
  };
}

/** Longest chain of ids that one note had. */
const mostMoves = 16;

/** The record of a note, also by an id it had before; without one, the place where it would be. */
async function find(table: IDBObjectStore, id: string): Promise<{ readonly at: string; readonly row?: Row }> {
  let at = id;
  for (let steps = 0; steps < mostMoves; steps++) {
    const row = await asked<Row | Moved | undefined>(table.get(at));
    if (row === undefined) return { at };
    if (!('movedTo' in row)) return { at, row };
    at = row.movedTo;
  }
  return { at };
}

async function rowAt(table: IDBObjectStore, id: string): Promise<Row | undefined> {
  const row = await asked<Row | Moved | undefined>(table.get(id));
  return row === undefined || 'movedTo' in row ? undefined : row;
}
