/** From the first line of script to the list on screen, with or without network; and signing out. */
import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { wordsWait } from '@kit/session/forget';
import { openWithoutHost, rememberPerson } from '@kit/session/last';
import { endSession, openSession } from '@kit/session/session';
import { own, remembered } from '@kit/storage';
import { registerWorker } from '@kit/worker/register';
import { effect, signal, untracked } from '@preact/signals';
import { openDialog } from './dialogs';
import { diskFull, here, hostlessSince, sendAll, unsent } from './here';
import { makeOf, originOf } from './making';
import { desk, newNote } from './open';
import { go, place } from './place';

/** Whose notes this browser keeps, for a start without network. */
const memory = `${own}notes.person`;
/** So long a sign-out waits for what can still be stored, ms. */
const lastWords = 5_000;

/** Why the last sign-out did not reach the host; the session still stands then. */
export const notSignedOut = signal<string | null>(null);

export function start(): void {
  void openSession({
    cid: 'notes',
    limit: 6_000,
    retries: 0,
    onUnknown: (problem) => {
      hostlessSince.value ??= new Date();
      openWithoutHost(memory, problem);
    },
    // Words that are only here must not be left behind without a word about it.
    mayLeave: () => unsent.value.length === 0 && desk.value?.dirty.value !== true,
  });
  rememberPerson(memory);
  effect(() => {
    if (here.value !== null) remembered.set(wordsWait(here.value.name), unsent.value.length > 0 ? '1' : null);
  });
  effect(() => {
    if (here.value !== null) untracked(() => void begin());
  });
  addEventListener('beforeunload', (event) => {
    const onlyHere = unsent.value.length > 0 && (diskFull.value || here.value?.store.lasting === false);
    if (desk.value?.dirty.value !== true && !onlyHere) return;
    void desk.value?.save();
    event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void desk.value?.save();
  });
  registerWorker('notes');
}

/** What the address asks for beside a place. */
async function begin(): Promise<void> {
  const search = new URLSearchParams(location.search);
  if (['title', 'text', 'url'].some((name) => search.has(name))) {
    history.replaceState(null, '', '/notes/');
    await (await import('./shared')).shareTarget(search);
    return;
  }
  if (search.has('new')) {
    history.replaceState(null, '', '/notes/');
    await newNote();
    return;
  }
  const origin = originOf(search);
  if (origin !== null) {
    await makeOf(origin);
    return;
  }
  if (search.has('leave')) history.replaceState(null, '', '/notes/');
  go(place.value, true);
  if (search.has('leave')) await leave(search.get('leave') === 'everywhere');
}

/** Signs out, after asking when that would give up words that are only here. */
export async function leave(everywhere: boolean, sure = false): Promise<void> {
  await desk.value?.save();
  if (unsent.value.length > 0 && !sure) await sendAll(lastWords);
  if (unsent.value.length > 0 && !sure) {
    openDialog({ kind: 'signOut', everywhere });
    return;
  }
  try {
    await endSession(everywhere);
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    notSignedOut.value = reason(failure);
    return;
  }
  here.value?.tabs.tellSignedOut();
  location.assign('/');
}
