import { remembered } from '../storage';

/** What apps keep of a person in this browser, by the beginning of its name. */
const kept = 'icewarp.';

/** Destroys all that apps keep of a person in this browser, and the keys it was encrypted with. Called at every sign-out. */
export async function forgetHere(): Promise<void> {
  remembered.set('notes.person', null);
  if (globalThis.indexedDB === undefined) return;
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => (name?.startsWith(kept) === true ? dropped(name) : undefined)));
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
