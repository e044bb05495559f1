import { api, onSignedOut } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { startLanguage, timeZone } from '@kit/i18n/i18n';
import { belongTo, forgetKept, leaveByNotes } from '@kit/session/forget';
import { nextPlace } from '@kit/session/next.model';
import { endSession } from '@kit/session/session';
import { signal } from '@preact/signals';
import { type Person, type Session, signedOut } from './session.model';

/** Who is signed in. */
export const session = signal<Session>({ kind: 'unknown' });

onSignedOut(() => {
  void forgetKept();
  session.value = signedOut(session.value);
});

async function enter(person: Person): Promise<void> {
  await belongTo(person.email);
  timeZone.value = person.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const next = nextPlace(location.search);
  if (next !== null) {
    location.replace(next);
    return;
  }
  await startLanguage(person.language);
  session.value = { kind: 'in', person };
}

/** Asks the host who is signed in; keeps asking while the host does not answer. */
export async function startSession(): Promise<void> {
  for (;;) {
    try {
      await enter(await api.get<Person>('/api/session', { limit: 8_000, retries: 1 }));
      return;
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.status === 401) return;
      if (session.value.kind !== 'unreachable') session.value = { kind: 'unreachable', since: new Date() };
      await new Promise((done) => setTimeout(done, 3_000));
    }
  }
}

/** Signs in; rejects with the `ApiProblem` of the host. */
export async function signIn(email: string, password: string): Promise<void> {
  await enter(await api.post<Person>('/api/session', { email, password }, { limit: 30_000 }));
}

/** Signs out here (or, everywhere, in all browsers) and on the server. Rejects when the host cannot be told: the cookie still stands then. */
export async function signOut(everywhere: boolean): Promise<void> {
  if (await leaveByNotes(everywhere)) return;
  await endSession(everywhere);
  session.value = { kind: 'out', ended: null };
}
