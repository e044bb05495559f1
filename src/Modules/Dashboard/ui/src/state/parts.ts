import { api } from '@kit/api/client';
import { type Outcome, requestLines } from '@kit/api/lines';
import { timeZone } from '@kit/i18n/i18n';
import { createResource, type Resource } from '@kit/resource';
import { unknown } from '@kit/session/last';
import { effect, untracked } from '@preact/signals';
import type { Agenda } from '../models/agenda.model';
import type { Conference } from '../models/conference.model';
import type { FileList, PinList } from '../models/files.model';
import type { AskingKind } from '../models/layout.model';
import type { MailList } from '../models/mail.model';
import type { TaskList } from '../models/tasks.model';
import { createFirst, type First } from './first';
import { wanted } from './layout';
import { person, sessions } from './session';
import { createTogether } from './together';

export interface NoteList {
  readonly total: number;
  readonly notes: readonly {
    readonly id: string;
    readonly title: string;
    readonly tags: readonly string[];
    readonly modified: string;
  }[];
}

export interface Birthday {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** `YYYY-MM-DD`, when it is kept next. */
  readonly date: string;
  readonly age: number | null;
}

export const base = '/api/dashboard';

/** Days of the agenda, from today. */
const days = 7;

/** The host answers for a slow server after 5 s; this is for a host that does not answer at all. */
const limit = 9_000;

export const zone = (): string => encodeURIComponent(timeZone.value);

function get<T>(kind: AskingKind, path: string, signal: AbortSignal): Promise<T> {
  const anew = (): Promise<T> => together.ask<T>(kind, signal, () => api.get<T>(base + path, { signal, limit }));
  const early = mayTake() ? first?.take(kind) : null;
  return early?.then((outcome) => (outcome === null ? anew() : dataOf<T>(outcome))) ?? anew();
}

let first: First | null = null;

/** Asks for what the person's layout shows, before the layout or the person is known; see `first.boot.js`. */
export function askFirst(): void {
  first = createFirst((onPart) => requestLines(`${base}/widgets?first`, onPart, { limit }));
}

/** The first answer counts days in the zone of the person's own settings. */
const mayTake = (): boolean => sessions.peek() > 0 && person.peek()?.timeZone === timeZone.peek();

function dataOf<T>(outcome: Outcome): T {
  if ('problem' in outcome) throw outcome.problem;
  return outcome.data as T;
}

/** Parts that are wanted at the same moment come in one answer, each for itself. */
const together = createTogether((kinds, onPart, signal) =>
  requestLines(`${base}/widgets?kinds=${kinds.join(',')}&days=${days}&timeZone=${zone()}`, onPart, { signal, limit }),
);

export const mail = createResource<MailList>((signal) => get('mail', '/mail', signal));
export const tasks = createResource<TaskList>((signal) => get('tasks', `/tasks?timeZone=${zone()}`, signal));
export const notes = createResource<NoteList>((signal) => get('notes', '/notes', signal));
export const files = createResource<FileList>((signal) => get('files', '/files', signal));
export const agenda = createResource<Agenda>((signal) =>
  get('agenda', `/agenda?days=${days}&timeZone=${zone()}`, signal),
);
export const pins = createResource<PinList>((signal) => get('pins', '/pins', signal));
export const conference = createResource<{ readonly conferences: readonly Conference[] }>((signal) =>
  get('conference', `/conferences?timeZone=${zone()}`, signal),
);
export const birthdays = createResource<{ readonly people: readonly Birthday[] }>((signal) =>
  get('birthdays', `/birthdays?timeZone=${zone()}`, signal),
);

const all: Readonly<Record<AskingKind, Resource<unknown>>> = {
  mail,
  agenda,
  tasks,
  notes,
  files,
  pins,
  conference,
  birthdays,
};

/** The content of a kind of part. */
export function resourceOf(kind: AskingKind): Resource<unknown> {
  return all[kind];
}

/** Asks anew for the shown parts among these; a hidden part asks nothing. */
export function refresh(...kinds: readonly AskingKind[]): void {
  for (const kind of kinds) if (wanted.value.has(kind)) void all[kind].refresh();
}

export function refreshAll(): void {
  refresh(...wanted.value);
}

/** From now on every shown part has its content, and every hidden one asks nothing. */
export function keepParts(): () => void {
  let asked = new Set<AskingKind>();
  let session = 0;
  return effect(() => {
    const kinds = wanted.value;
    if (sessions.value === 0 && unknown.value === null) return;
    const anew = sessions.value !== session;
    session = sessions.value;
    untracked(() => {
      for (const kind of asked) if (!kinds.has(kind)) all[kind].stop();
      for (const kind of kinds) if (anew || !asked.has(kind)) void all[kind].refresh();
      asked = new Set(kinds);
      // Before the page draws what has just become known.
      together.send();
      if (kinds.size > 0) first?.close();
    });
  });
}
