import { own, remembered } from '../storage';
import { hashed } from '../store/hashed';

/** Databases of apps that keep something of a person in this browser begin so, and end with the hash of the address. */
const databases = 'icewarp.';

/** Those of Notes: `icewarp.notes.HASH`. */
export const notesDatabases = `${databases}notes.`;

/**
 * Set while a database holds words that the server does not have yet. Not a person's own: sealed words outlive the visit of somebody else and
 * wait for the one who wrote them.
 */
export const wordsWait = (database: string): string => `waiting.${database}`;

/** Those of them with nothing but what the server has as well: `icewarp.kept.APP.HASH`. */
export const keptDatabases = `${databases}kept.`;

/** The same for the little that is not in a database. */
export const kept = `${own}kept.`;

/** Who this browser, and this tab, was opened for last. */
const owner = `${own}person`;

/** With words waiting, only Notes may end the session: it asks first. Returns whether it was sent for. */
export async function leaveByNotes(everywhere: boolean): Promise<boolean> {
  const mine = await ending();
  if (mine === '' || remembered.get(wordsWait(notesDatabases + mine)) === null) return false;
  location.assign(everywhere ? '/notes/?leave=everywhere' : '/notes/?leave');
  return true;
}

/**
 * Destroys all that apps keep of a person in this browser, and the keys it was encrypted with. Part of every sign-out. Of others only words
 * that wait stay, sealed.
 */
export async function forgetHere(): Promise<void> {
  const mine = await ending();
  remembered.forget(own);
  await drop((name) => name.startsWith(databases) && (name.endsWith(mine) || remembered.get(wordsWait(name)) === null));
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

/** How the databases of the person end whom this browser was opened for; empty when it does not know. */
async function ending(): Promise<string> {
  const email = remembered.get(owner);
  return email === null ? '' : hashed(email);
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
  remembered.set(wordsWait(name), null);
  return new Promise((done, stop) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => stop(request.error);
    // Another tab closes it as soon as it hears of this.
    request.onblocked = () => done();
  });
}
