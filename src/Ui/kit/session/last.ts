/** Whose page an app was when it was last open here, for a start without the host. */
import { effect, signal } from '@preact/signals';
import type { ApiProblem } from '../api/problem';
import { remembered } from '../storage';
import { type Person, person, readSession, sessions, standIn } from './session';

const tryAgain = 10_000;

/** Why nobody can say whose page this is; null once it is known. */
export const unknown = signal<ApiProblem | null>(null);

/** Remembers under `key` whose page this is. Another person than the one it was opened for gets a page of their own. */
export function rememberPerson(key: string): void {
  let shown: string | null = null;
  effect(() => {
    const found = person.value;
    if (found === null) return;
    // Nothing of the one may be on the other's screen.
    if (shown !== null && shown !== found.email) {
      location.reload();
      return;
    }
    shown = found.email;
    if (sessions.value === 0) return;
    unknown.value = null;
    remembered.set(key, JSON.stringify(found));
  });
}

/** Opens the page as that of the last person here, and asks the host again until it can say whose it is. */
export function openWithoutHost(key: string, problem: ApiProblem): void {
  unknown.value = problem;
  const last = lastPerson(key);
  if (last !== null) void standIn(last);
  const again = (): void => {
    clearTimeout(timer);
    removeEventListener('online', again);
    if (sessions.value === 0) void readSession();
  };
  const timer = setTimeout(again, tryAgain);
  addEventListener('online', again);
}

/** The last person here; null where none is remembered. */
export function lastPerson(key: string): Person | null {
  try {
    const read: unknown = JSON.parse(remembered.get(key) ?? 'null');
    return typeof read === 'object' && read !== null && 'email' in read && typeof read.email === 'string'
      ? (read as Person)
      : null;
  } catch {
    return null;
  }
}
