import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { partner } from '@kit/frame/frame';
import { kept, leaveByNotes } from '@kit/session/forget';
import { openWithoutHost, rememberPerson } from '@kit/session/last';
import { endSession, openSession as open } from '@kit/session/session';
import { signal } from '@preact/signals';

export { checkSession, person, sessionEnded, sessions, stranded } from '@kit/session/session';

/** Whose dashboard this browser shows without the host. */
export const lastHere = `${kept}dashboard.person`;

/** Whether this browser may keep what it shows. With a partner it may not: nobody here hears when that one signs its person out. */
export const mayKeep = partner === null;

/** Finds out whose dashboard this is. */
export function openSession(): Promise<void> {
  if (!mayKeep) return open({ cid: 'dashboard' });
  rememberPerson(lastHere);
  return open({
    cid: 'dashboard',
    first: '/api/session?first',
    limit: 6_000,
    retries: navigator.onLine ? 1 : 0,
    onUnknown: (problem) => openWithoutHost(lastHere, problem),
  });
}

/** Why the last sign-out did not reach the host; the session still stands then. */
export const notSignedOut = signal<string | null>(null);

export async function signOut(everywhere: boolean): Promise<void> {
  if (await leaveByNotes(everywhere)) return;
  try {
    await endSession(everywhere);
    location.assign('/');
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    notSignedOut.value = reason(failure);
  }
}
