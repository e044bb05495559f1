import { lastingStore } from './lasting';
import { memoryStore } from './memory';
import type { Store } from './store';
import { sturdy } from './sturdy';

/** Opens the database of a person in this browser; in memory where it can keep nothing. `onFull` hears when the disk takes no more. */
export async function openStore(name: string, onFull: () => void): Promise<Store> {
  if (globalThis.crypto?.subtle === undefined || globalThis.indexedDB === undefined) return memoryStore();
  try {
    return sturdy(await lastingStore(name), onFull);
  } catch (failure) {
    // Closed storage (a frame, a private window): the notes live as long as the page.
    if (failure instanceof DOMException) return memoryStore();
    throw failure;
  }
}
