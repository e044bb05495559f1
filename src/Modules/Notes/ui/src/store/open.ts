import { hashed } from '@kit/store/hashed';
import { lastingStore } from './lasting';
import { memoryStore } from './memory';
import type { Store } from './store';
import { sturdy } from './sturdy';

/** Databases of Notes in this browser, one a person. */
const prefix = 'icewarp.notes.';

/** Opens what this browser keeps for a person; in memory where it can keep nothing. `onFull` hears when the disk takes no more. */
export async function openStore(email: string, onFull: () => void): Promise<Store> {
  if (globalThis.crypto?.subtle === undefined || globalThis.indexedDB === undefined) return memoryStore();
  try {
    return sturdy(await lastingStore(prefix + (await hashed(email))), onFull);
  } catch (failure) {
    // Closed storage (a frame, a private window): the notes live as long as the page.
    if (failure instanceof DOMException) return memoryStore();
    throw failure;
  }
}
