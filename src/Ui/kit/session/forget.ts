import { own, remembered } from '../storage';

/** Set while Notes holds words in this browser that the server does not have yet. */
export const wordsWait = `${own}notes.waiting`;

/** Databases of apps that keep something of a person in this browser begin so. */
const databaseName = 'icewarp.';

/** With words waiting, only Notes may end the session: it asks first. Returns whether it was sent for. */
export function leaveByNotes(everywhere: boolean): boolean {
  if (remembered.get(wordsWait) === null) return false;
  location.assign(everywhere ? '/notes/?leave=everywhere' : '/notes/?leave');
  return true;
}

/** Destroys all that apps keep of a person in this browser, and the keys it was encrypted with. Part of every sign-out. */
export async function forgetHere(): Promise<void> {
  remembered.forget();
  if (globalThis.indexedDB === undefined) return;
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => (name?.startsWith(databaseName) === true ? dropped(name) : undefined)));
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
