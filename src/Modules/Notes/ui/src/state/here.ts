/** Puts the parts together for the person whose page this is. */
import { apps, hearApps } from '@kit/apps/apps';
import { type Channel, openChannel } from '@kit/channel/channel';
import { notesDatabases } from '@kit/session/forget';
import { checkSession, type Person, person, sessionEnded, sessions, stranded } from '@kit/session/session';
import { hashed } from '@kit/store/hashed';
import { computed, effect, signal, untracked } from '@preact/signals';
import { notesApi } from '../api/wire';
import { cameBack, concernsNotes, reach } from '../models/reach.model';
import type { Store } from '../store/store';
import { type Change, type Drained, Engine } from '../sync/engine';
import type { Held } from '../sync/held.model';
import { grace } from '../sync/steps.model';
import { t } from '../t';
import { Keeper } from './keep';
import { heed, home, overlay } from './library';
import { Sender } from './sender';
import { ListSync } from './sync';
import { openTabs, type Tabs } from './tabs';

export interface Here {
  /** Of the database, the same in every tab of the person. */
  readonly name: string;
  readonly store: Store;
  readonly engine: Engine;
  readonly list: ListSync;
  readonly tabs: Tabs;
}

/** Comes while the host is asked whose page this is. */
const stores = import('../store/open');

/** Null until it is known whose page this is. */
export const here = signal<Here | null>(null);

const channel = signal<Channel | null>(null);
/** Since when the host does not say whose page this is: the page was opened without it. */
export const hostlessSince = signal<Date | null>(null);
/** The disk takes no more: what is written is only in this page until the server has it. */
export const diskFull = signal(false);
const networkThere = signal(navigator.onLine);
for (const type of ['online', 'offline']) addEventListener(type, () => (networkThere.value = navigator.onLine));

/** Whether the host and the server behind it can be reached, and since when it is so. */
export const reachable = computed(() =>
  reach(
    networkThere.value,
    channel.value?.online.value ?? (hostlessSince.value === null ? null : false),
    channel.value?.since.value ?? hostlessSince.value ?? new Date(),
    apps.value,
  ),
);

/** Notes with something that is not on the server; those in trouble too. */
export const unsent = signal<readonly Held[]>([]);

/** Words are nowhere but in this page: it must not be closed before the server has them. */
export const onlyInPage = computed(
  () => unsent.value.length > 0 && (diskFull.value || (here.value?.store.lasting === false && !reachable.value.there)),
);

const listeners = new Set<(change: Change) => void>();

/** Hears of every change of a note here, until the function given back is called. */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens what this browser keeps for a person, then asks for what is new. */
async function settle(found: Person): Promise<void> {
  const { openStore } = await stores;
  const name = notesDatabases + (await hashed(found.email));
  const store = await openStore(name, () => {
    diskFull.value = true;
  });
  const tabs = openTabs(
    name,
    (heard) => {
      hearing = hearing.then(() => hearTab(heard.id, heard.from));
    },
    () => location.assign('/'),
  );
  const engine = new Engine({
    store,
    server: {
      read: notesApi.read,
      // Begun before the folders were known: the server has a folder for it.
      create: async (key, folderId, content, pinned) =>
        (await notesApi.create(key, folderId || null, content, pinned)).data,
      save: notesApi.save,
      pin: notesApi.pin,
      move: notesApi.move,
      remove: notesApi.remove,
    },
    merge: async () => (await import('../editor/merging')).mergeContents,
    tell: (change) => {
      tabs.tell(change);
      spread(change);
    },
    newKey: () => newKey(),
    now: Date.now,
    alone: tabs.alone,
    home: () => ({ id: home.value?.id ?? '', name: home.value?.name ?? t('folder.home') }),
  });
  const keeper = new Keeper(store, engine);
  const list = new ListSync(store, engine, () => keeper.go());
  for (const held of await engine.unsent()) spread({ id: held.id, from: held.id, held });
  await list.recall(sessions.value === 0);
  here.value = { name, store, engine, list, tabs };
}

/** A key that nobody else has; `randomUUID` is not there without a secure connection. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `new-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What other tabs did, one after the other: the later word is the last one heard. */
let hearing: Promise<void> = Promise.resolve();

async function hearTab(id: string, from: string): Promise<void> {
  const held = (await here.value?.engine.read(id)) ?? null;
  spread({ id, from, held });
}

function spread(change: Change): void {
  heed(change);
  const others = unsent.value.filter((held) => held.id !== change.id && held.id !== change.from);
  const { held } = change;
  const open = held !== null && overlay.value.has(held.id) && held.since !== null;
  unsent.value = open ? [...others, held] : others;
  for (const listener of listeners) listener(change);
}

const sender = new Sender(
  () => drain(),
  () => here.value !== null && sessions.value > 0 && !stranded.value,
);

async function drain(noGrace = false): Promise<Drained> {
  const drained = (await here.value?.engine.drain(noGrace)) ?? { kind: 'done', retryAfter: null };
  if (unsent.value.some((held) => held.wanted.deleted !== null)) sendSoon(grace);
  return drained;
}

/** Sends what waits, after `ms`. */
export function sendSoon(ms = 900): void {
  sender.soon(ms);
}

/** Sends what waits now. */
export function send(): Promise<void> {
  return sender.now();
}

/** Sends what can be sent within `ms`, deletions that could still be taken back too: the person is leaving. */
export async function sendAll(ms: number): Promise<void> {
  if (sessions.value === 0 || stranded.value || !reachable.value.there) return;
  await Promise.race([drain(true), new Promise((done) => setTimeout(done, ms))]);
}

/** Once the session stands: the channel, the list, and what waits. */
effect(() => {
  if (sessions.value === 0 || here.value === null) return;
  untracked(() => {
    hostlessSince.value = null;
    listen();
    everything();
  });
});

function listen(): void {
  channel.value ??= openChannel('/api/events', {
    events: {
      apps: (data) => {
        const before = apps.value;
        hearApps(data);
        if (cameBack(before, apps.value)) everything();
      },
      changed: (data) => {
        if (concernsNotes(data)) void here.value?.list.refresh();
      },
      session: sessionEnded,
    },
    onBack: everything,
    // A stream that is refused looks like one that is cut: a plain request tells them apart.
    onLost: () => void checkSession(),
  });
}

function everything(): void {
  void here.value?.list.refresh();
  void send();
}

/** Words wait that nobody else has: the browser is asked not to clear them away when it wants room. */
effect(() => {
  if (unsent.value.length > 0 && !reachable.value.there) void navigator.storage?.persist?.().catch(() => false);
});

/** The host says that the session is over: so it is there. */
effect(() => {
  if (stranded.value) hostlessSince.value = null;
});

let settling = false;

/** The person whose page this is, once known. */
effect(() => {
  const found = person.value;
  if (found === null || settling) return;
  settling = true;
  untracked(() => void settle(found));
});
