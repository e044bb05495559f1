import { api } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { signal } from '@preact/signals';
import type { OwnPicture } from '../models/background.model';
import { base } from './parts';

export const path = `${base}/background`;

/** The person's own picture; null when there is none or it is not known yet. */
export const own = signal<OwnPicture | null>(null);
let asked = false;

/** Asks once whether there is a picture, and which. */
export async function readOwn(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    own.value = (await api.get<OwnPicture | undefined>(path, { retries: 3 })) ?? null;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    // Asked again when somebody next wants to know.
    asked = false;
  }
}

/** The server has this one now, or none. */
export function hold(picture: OwnPicture | null): void {
  own.value = picture;
  asked = true;
}
