import { type Held, waits } from '../sync/held.model';
import { asked, finished, openDatabase } from './database';
import type { Index, Record, Store } from './store';
import { newKey, type Sealed, seal, unseal } from './vault';

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
  const key = await keyOf(database);

  const find = async (id: string): Promise<Row | undefined> => {
    let at = id;
    for (let steps = 0; steps < 8; steps++) {
      const row = await asked<Row | Moved | undefined>(database.transaction(notes).objectStore(notes).get(at));
      if (row === undefined || !('movedTo' in row)) return row;
      at = row.movedTo;
    }
    return undefined;
  };

  return {
    lasting: true,
    read: async (id): Promise<Record | null> => {
      const row = await find(id);
      return row === undefined ? null : { held: await unseal<Held>(key, row.sealed), rev: row.rev };
    },
    write: async (id, held, rev) => {
      const before = (await find(id))?.id ?? id;
      const sealed = await seal(key, held);
      const transaction = database.transaction(notes, 'readwrite');
      const table = transaction.objectStore(notes);
      const over = finished(transaction);
      const known = await asked<Row | undefined>(table.get(before));
      const free = (known !== undefined && 'movedTo' in known ? -1 : (known?.rev ?? 0)) === rev;
      if (free) {
        const row: Row = { id: held.id, rev: rev + 1, waiting: waits(held) ? 1 : 0, sealed };
        if (held.id !== before) table.put({ id: before, movedTo: held.id } satisfies Moved);
        table.put(row);
      }
      await over;
      return free;
    },
    remove: async (id, rev) => {
      const before = (await find(id))?.id ?? id;
      const transaction = database.transaction(notes, 'readwrite');
      const table = transaction.objectStore(notes);
      const over = finished(transaction);
      const known = await asked<Row | undefined>(table.get(before));
      const free = (known?.rev ?? 0) === rev;
      if (free) table.delete(before);
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

/** The key of a database: made once, by whichever tab comes first. */
async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const fresh = await newKey();
  const transaction = database.transaction(rest, 'readwrite');
  const table = transaction.objectStore(rest);
  const over = finished(transaction);
  const known = await asked<CryptoKey | undefined>(table.get('key'));
  if (known === undefined) table.put(fresh, 'key');
  await over;
  return known ?? fresh;
}
