import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { leaveByNotes } from '@kit/session/forget';
import { endSession, openSession as open } from '@kit/session/session';
import { signal } from '@preact/signals';

export { checkSession, person, sessionEnded, sessions, stranded } from '@kit/session/session';

/** Finds out whose dashboard this is. */
export const openSession = (): Promise<void> => open({ cid: 'dashboard' });

/** Why the last sign-out did not reach the host; the session still stands then. */
export const notSignedOut = signal<string | null>(null);

export async function signOut(everywhere: boolean): Promise<void> {
  if (leaveByNotes(everywhere)) return;
  try {
    await endSession(everywhere);
    location.assign('/');
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    notSignedOut.value = reason(failure);
  }
}
