/** Encrypts what this browser keeps. The key cannot be read out, only used, and goes with the database at sign-out. */
import { asked, finished } from './database';

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const algorithm = 'AES-GCM';

export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
}

/** The key of a database, kept in one of its tables: made once, by whichever tab comes first. */
export async function keyIn(database: IDBDatabase, table: string): Promise<CryptoKey> {
  const fresh = await newKey();
  const transaction = database.transaction(table, 'readwrite');
  const rows = transaction.objectStore(table);
  const over = finished(transaction);
  const known = await asked<CryptoKey | undefined>(rows.get('key'));
  if (known === undefined) rows.put(fresh, 'key');
  await over;
  return known ?? fresh;
}

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: algorithm, iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  return { iv, data };
}

export async function unseal<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: algorithm, iv: sealed.iv }, key, sealed.data);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}
