import { own, remembered } from '../storage';
import { hashed } from '../store/hashed';

/** Set while Notes holds words in this browser that the server does not have yet. */
export const wordsWait = `${own}notes.waiting`;

/** Databases of apps that keep something of a person in this browser begin so. */
const databases = 'icewarp.';

/** Those of them with nothing but what the server has as well: `icewarp.kept.APP.HASH`. */
export const keptDatabases = `${databases}kept.`;

/** The same for the little that is not in a database. */
export const kept = `${own}kept.`;

/** Who this browser, and this tab, was opened for last. */
const owner = `${own}person`;

/** With words waiting, only Notes may end the session: it asks first. Returns whether it was sent for. */
export function leaveByNotes(everywhere: boolean): boolean {
  if (remembered.get(wordsWait) === null) return false;
  location.assign(everywhere ? '/notes/?leave=everywhere' : '/notes/?leave');
  return true;
}

/** Destroys all that apps keep of a person in this browser, and the keys it was encrypted with. Part of every sign-out. */
export async function forgetHere(): Promise<void> {
  remembered.forget(own);
  await drop((name) => name.startsWith(databases));
}

/** Destroys what is kept only to be shown without the server: nobody may see it once the session has ended, however it ended. */
export async function forgetKept(): Promise<void> {
  remembered.forget(kept);
  await drop((name) => name.startsWith(keptDatabases));
}

/** Makes this browser that of a person who has just been let in: what it shows of anybody else without the server is destroyed. */
export async function belongTo(email: string): Promise<void> {
  remembered.ownedBy(owner, email);
  const mine = `.${await hashed(email)}`;
  await drop((name) => name.startsWith(keptDatabases) && !name.endsWith(mine));
}

/** Whether nobody else was let in since, in whatever tab. */
export function belongsTo(email: string): boolean {
  return remembered.get(owner) === email;
}

/** Hears of somebody else being let in by another tab, whose cookie the requests of this one now carry. */
export function onOtherPerson(mine: () => string | null, act: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === remembered.nameOf(owner) && newValue !== null && mine() !== null && newValue !== mine()) act();
  });
}

async function drop(which: (name: string) => boolean): Promise<void> {
  const found = await all();
  await Promise.all(found.map(({ name }) => (name !== undefined && which(name) ? dropped(name) : undefined)));
}

async function all(): Promise<readonly IDBDatabaseInfo[]> {
  try {
    return (await globalThis.indexedDB?.databases()) ?? [];
  } catch (failure) {
    // Closed storage: nothing was kept.
    if (failure instanceof DOMException) return [];
    throw failure;
  }
}

function dropped(name: string): Promise<void> {
  return new Promise((done, stop) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => stop(request.error);
    // Another tab closes it as soon as it hears of this.
    request.onblocked = () => done();
  });
}
