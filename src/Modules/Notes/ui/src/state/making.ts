/** A note that the server makes of a message or a meeting, because another page led here: `?message=` or `?event=`. */
import { ApiProblem } from '@kit/api/problem';
import { sessions } from '@kit/session/session';
import { signal } from '@preact/signals';
import { notesApi } from '../api/wire';
import { here } from './here';
import { go, showNote } from './place';

export interface Origin {
  readonly of: 'message' | 'event';
  readonly id: string;
}

/** What is being made, and why it could not be; null when there is nothing to make. */
export const making = signal<{ readonly origin: Origin; readonly problem: ApiProblem | null } | null>(null);

export function originOf(search: URLSearchParams): Origin | null {
  const [message, event] = [search.get('message'), search.get('event')];
  if (message) return { of: 'message', id: message };
  return event ? { of: 'event', id: event } : null;
}

/** Makes the note and opens it. The address stays until it is made, so that the way through a sign-in does not lose it. */
export async function makeOf(origin: Origin): Promise<void> {
  making.value = { origin, problem: null };
  try {
    const detail = await (origin.of === 'message' ? notesApi.fromMessage(origin.id) : notesApi.minutes(origin.id));
    await here.value?.engine.renew(detail.id, () => Promise.resolve(detail));
    making.value = null;
    showNote(detail.id, true);
    if (sessions.value > 0) void here.value?.list.refresh();
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    making.value = { origin, problem: failure };
  }
}

export function giveUpMaking(): void {
  making.value = null;
  go({ view: { kind: 'all' }, note: null }, true);
}
