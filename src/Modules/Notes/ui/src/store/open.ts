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

/** The same for the same person, without telling who it is. */
export async function hashed(email: string): Promise<string> {
  // Not there without a secure connection; then nothing outlives the page either.
  if (globalThis.crypto?.subtle === undefined) return 'page';
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(email.trim().toLowerCase()));
  return Array.from(new Uint8Array(bytes).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
