/**
 * What an app keeps in this browser of content that the server has as well, to show it while the server is away: encrypted, one
 * database an app and person. It goes as soon as the session does, or when somebody else signs in (`forgetKept`).
 */
import { keptDatabases } from '../session/forget';
import { asked, finished, openDatabase } from './database';
import { hashed } from './hashed';
import { keyIn, type Sealed, seal, unseal } from './vault';

/** Content with the moment at which the server gave it. */
export interface KeptPart {
  readonly data: unknown;
  readonly at: Date;
}

export interface Kept {
  /** Everything that is kept, by name; nothing once the store was destroyed. */
  readAll(): Promise<ReadonlyMap<string, KeptPart>>;
  /** Keeps a part in place of the one before; nothing happens once the store was destroyed. */
  write(name: string, part: KeptPart): Promise<void>;
}

/** Only the name of a part can be read without the key. */
interface Row {
  readonly name: string;
  readonly sealed: Sealed;
}

const parts = 'parts';
const rest = 'rest';

/** Opens what an app keeps for a person; null in a browser that keeps nothing encrypted (no secure connection, closed storage). */
export async function openKept(app: string, email: string): Promise<Kept | null> {
  if (globalThis.crypto?.subtle === undefined || globalThis.indexedDB === undefined) return null;
  try {
    return await open(`${keptDatabases}${app}.${await hashed(email)}`);
  } catch (failure) {
    if (failure instanceof DOMException) return null;
    throw failure;
  }
}

async function open(name: string): Promise<Kept> {
  const database = await openDatabase(name, 1, (fresh) => {
    fresh.createObjectStore(parts, { keyPath: 'name' });
    fresh.createObjectStore(rest);
  });
  const key = await keyIn(database, rest);
  return {
    readAll: async () => {
      try {
        const rows = await asked<Row[]>(database.transaction(parts).objectStore(parts).getAll());
        const read = rows.map(async ({ name: part, sealed }) => [part, await unsealPart(key, sealed)] as const);
        return new Map(await Promise.all(read));
      } catch (failure) {
        if (failure instanceof DOMException) return new Map();
        throw failure;
      }
    },
    write: async (part, { data, at }) => {
      const row: Row = { name: part, sealed: await seal(key, { data, at: at.getTime() }) };
      try {
        const transaction = database.transaction(parts, 'readwrite');
        transaction.objectStore(parts).put(row);
        await finished(transaction);
      } catch (failure) {
        // Destroyed by a sign-out in another tab, or the disk is full: the content is on the server.
        if (!(failure instanceof DOMException)) throw failure;
      }
    },
  };
}

async function unsealPart(key: CryptoKey, sealed: Sealed): Promise<KeptPart> {
  const { data, at } = await unseal<{ data: unknown; at: number }>(key, sealed);
  return { data, at: new Date(at) };
}
