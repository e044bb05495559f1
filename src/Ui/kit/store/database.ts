/** The few things that are asked of IndexedDB, as promises. */

export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, stop) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => stop(request.error);
  });
}

export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, stop) => {
    transaction.oncomplete = () => done();
    transaction.onerror = () => stop(transaction.error);
    transaction.onabort = () => stop(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}

export function openDatabase(
  name: string,
  version: number,
  upgrade: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return asked(request).then((database) => {
    // Signing out in another tab deletes the database; this one must not stand in the way.
    database.onversionchange = () => database.close();
    return database;
  });
}
