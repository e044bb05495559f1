/** Keeps what the dashboard shows, encrypted in this browser, and shows it again while the server or the network is away. */
import { belongsTo, kept } from '@kit/session/forget';
import { lastPerson, unknown } from '@kit/session/last';
import { remembered } from '@kit/storage';
import { type Kept, type KeptPart, openKept } from '@kit/store/kept';
import { registerWorker } from '@kit/worker/register';
import { effect, signal } from '@preact/signals';
import { type AskingKind, asks, kinds } from '../models/layout.model';
import { isAway } from '../models/live.model';
import { readLayout } from '../models/stored.model';
import { before, stored, wanted } from './layout';
import { fresh } from './live';
import { resourceOf } from './parts';
import { lastHere, mayKeep, person, sessions } from './session';

/** What is kept of one person: the parts as they were when this page was opened, and the place for newer ones. */
interface Mine {
  readonly email: string;
  readonly store: Kept;
  readonly found: ReadonlyMap<string, KeptPart>;
}

const app = 'dashboard';
const layoutName = 'layout';
const heard = `${kept}dashboard.heard`;

/** How long changes gather before they are kept, ms. */
const pause = 300;

/** Null until it is known whose page this is, and in a browser that keeps nothing. */
const mine = signal<Mine | null>(null);

/** From now on what is shown is kept, and shown again where it cannot be asked for. */
export function keepContent(): void {
  if (!mayKeep) return;
  // The store is opened while the host is asked whose page this is; what is in it is shown only then.
  const last = lastPerson(lastHere)?.email;
  const early = last === undefined ? null : open(last);
  effect(() => {
    const email = person.value?.email;
    if (email === undefined || mine.peek()?.email === email) return;
    void (email === last && early !== null ? early : open(email)).then((opened) => {
      if (person.peek()?.email === email) mine.value = opened;
    });
  });
  effect(() => {
    before.value = readLayout(mine.value?.found.get(layoutName)?.data);
  });
  for (const kind of kinds.filter(asks)) {
    effect(() => recall(kind));
    effect(() => keep(kind, resourceOf(kind).state.value));
  }
  effect(() => {
    const { data, at } = stored.state.value;
    keep(layoutName, { data: data?.layout ?? null, at });
  });
  effect(noteSilence);
  addEventListener('pagehide', noteHeard);
  const whole = effect(() => {
    if (sessions.value === 0 || ![...wanted.value].every((kind) => resourceOf(kind).state.value.data !== null)) return;
    // Everything is on screen: what the worker fetches is in nobody's way now.
    registerWorker(app);
    queueMicrotask(() => whole());
  });
}

async function open(email: string): Promise<Mine | null> {
  const store = await openKept(app, email);
  return store === null ? null : { email, store, found: await store.readAll() };
}

/** Shows what is kept of a part that could not be asked for. */
function recall(kind: AskingKind): void {
  const { data, problem } = resourceOf(kind).state.value;
  const part = mine.value?.found.get(kind);
  if (data !== null || part === undefined || (problem === null && unknown.value === null)) return;
  resourceOf(kind).recall(part.data, later(part.at, remembered.get(heard)));
}

/** Nothing that is on screen changed while the server was heard. */
function later(at: Date, text: string | null): Date {
  const last = new Date(text ?? Number.NaN);
  return last > at ? last : at;
}

const waiting = new Map<string, KeptPart>();

function keep(name: string, { data, at }: { readonly data: unknown; readonly at: Date | null }): void {
  if (mine.value === null || sessions.value === 0 || data === null || at === null) return;
  if (waiting.size === 0) setTimeout(write, pause);
  waiting.set(name, { data, at });
}

function write(): void {
  const parts = [...waiting];
  waiting.clear();
  const { email, store } = mine.peek() ?? {};
  // Somebody else was let in meanwhile, whose answers these may be.
  if (store === undefined || email === undefined || !belongsTo(email)) return;
  for (const [name, part] of parts) void store.write(name, part);
}

/** The page goes while everything on it is as it is on the server. */
function noteHeard(): void {
  const good = [...wanted.peek()].every((kind) => resourceOf(kind).state.peek().problem === null);
  if (good && fresh.peek().kind === 'live') remembered.set(heard, new Date().toISOString());
}

let live = false;

/** The server or the host has just gone: until then everything was as it is on screen. */
function noteSilence(): void {
  const now = fresh.value;
  if (now.kind === 'live') live = true;
  else if (live && isAway(now) && now.at !== null) {
    live = false;
    remembered.set(heard, now.at.toISOString());
  }
}
