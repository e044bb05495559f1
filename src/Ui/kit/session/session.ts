import { signal } from '@preact/signals';
import { api, onSignedOut } from '../api/client';
import { ApiProblem } from '../api/problem';
import { setDensity } from '../density';
import { parseDensity } from '../density.model';
import { connectFrame, type Frame, isFramed, partner, partnered } from '../frame/frame';
import type { Setup } from '../frame/frame.model';
import { setLanguage, startLanguage, timeZone } from '../i18n/i18n';
import { knownZone } from '../i18n/zone.model';
import { setTheme } from '../theme';
import { parseTheme } from '../theme.model';
import { belongTo, forgetHere, forgetKept, onOtherPerson } from './forget';
import { signInAddress } from './next.model';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly language: string | null;
}

export interface SessionOptions {
  /** Id of this app in the handshake, `dashboard`. */
  readonly cid: string;
  /** Another address of the session for the first time it is read: one that was asked for before this script ran. */
  readonly first?: string;
  /** Longest wait for the host's word on whose page this is, ms; and how often it is asked again. */
  readonly limit?: number;
  readonly retries?: number;
  /** Called when nobody can say whose page this is: the host cannot be reached. */
  readonly onUnknown?: (problem: ApiProblem) => void;
  /** False keeps the page where it is when the session ends: it holds something that must not be left behind. */
  readonly mayLeave?: () => boolean;
}

/** Who is looking; null until known. */
export const person = signal<Person | null>(null);

/** Counts the sessions of this page: each new one makes every part ask anew. */
export const sessions = signal(0);

/** The session ended and only a person can go on: nobody gave a new one, or the page may not be left. */
export const stranded = signal(false);

/** How long the page around may take to answer the handshake. */
const handshakeLimit = 4_000;
const ownZone = timeZone.value;
let options: SessionOptions = { cid: '' };
let frame: Frame | null = null;
let opensMessages = false;
/** The person is signing out: the page must stay until everything here is forgotten. */
let ending = false;
let patience: ReturnType<typeof setTimeout> | undefined;

/** Finds out whose page this is: by the handshake in a frame or an opened window, else by the cookie. */
export async function openSession(given: SessionOptions): Promise<void> {
  options = given;
  onSignedOut(sessionEnded);
  onOtherPerson(
    () => person.value?.email ?? null,
    () => location.reload(),
  );
  if (partner === null) return readSession();
  try {
    frame = await connectFrame({ cid: options.cid, onSetup: takeOver, onCommand: obey });
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    return readSession();
  }
  // A partner that does not speak the handshake: what the browser already holds must do.
  askAround(() => void readSession());
}

/** Any request heard that the session is no more. */
export function sessionEnded(): void {
  if (ending) return;
  void forgetKept();
  const otherwise = isFramed ? strand : leave;
  if (frame && partnered.value) askAround(otherwise);
  else otherwise();
}

/** Asks whether the session still stands; its end is heard by `sessionEnded`. */
export async function checkSession(): Promise<void> {
  try {
    await api.get<Person>('/api/session');
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
  }
}

/** Opens the page as that of the last person here, while the host cannot say whose it is. */
export async function standIn(last: Person): Promise<void> {
  await startLanguage(last.language);
  if (person.value !== null) return;
  timeZone.value = knownZone(null, last.timeZone, ownZone);
  person.value = last;
}

/** Reads the session again, after it was unknown or had ended. */
export async function readSession(): Promise<void> {
  try {
    const { first, ...rest } = options;
    options = rest;
    const found = await api.get<Person>(first ?? '/api/session', {
      retries: options.retries ?? 5,
      ...(options.limit !== undefined && { limit: options.limit }),
    });
    await startLanguage(found.language);
    enter(found, null);
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    // 401 has already led away; anything else: the parts say what is wrong, the name is simply missing.
    if (failure.status !== 401) options.onUnknown?.(failure);
  }
}

/** Ends the session (or, everywhere, all of the person's) on the server and forgets the person here. Rejects with `ApiProblem` when the host cannot be told: it still stands then. */
export async function endSession(everywhere: boolean): Promise<void> {
  ending = true;
  try {
    await api.delete(everywhere ? '/api/sessions' : '/api/session');
  } catch (failure) {
    // 401: it had ended already.
    if (!(failure instanceof ApiProblem) || failure.status !== 401) {
      ending = false;
      throw failure;
    }
  }
  await forgetHere();
}

/** The page's way to the sign-in and back to where it is. */
export function signInAgain(): void {
  location.assign(signInAddress(location.pathname + location.search));
}

/** Has the page around show a message, given its address in the server's web client; false when it cannot, so that a link must do. */
export function openAround(address: string): boolean {
  const at = address.indexOf('#');
  if (!opensMessages || frame === null || at < 0) return false;
  frame.open(address.slice(at));
  return true;
}

function leave(): void {
  if (options.mayLeave?.() === false) strand();
  else signInAgain();
}

function strand(): void {
  stranded.value = true;
}

function askAround(otherwise: () => void): void {
  if (patience !== undefined) return;
  patience = setTimeout(() => {
    patience = undefined;
    otherwise();
  }, handshakeLimit);
  frame?.askSession();
}

async function takeOver(setup: Setup): Promise<void> {
  clearTimeout(patience);
  patience = undefined;
  opensMessages = setup.opensMessages;
  if (setup.theme) setTheme(setup.theme, false);
  if (setup.density) setDensity(setup.density, false);
  if (setup.language) await setLanguage(setup.language, false);
  try {
    enter(await api.post<Person>('/api/session/handover', { sid: setup.session }), setup.timeZone);
    frame?.ready();
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    strand();
  }
}

function obey(name: string, value: unknown): void {
  if (name === 'theme') setTheme(parseTheme(value), false);
  if (name === 'density') setDensity(parseDensity(value), false);
  if (name === 'language' && typeof value === 'string') void setLanguage(value, false);
}

function enter(found: Person, zone: string | null): void {
  void belongTo(found.email);
  timeZone.value = knownZone(zone, found.timeZone, ownZone);
  person.value = found;
  stranded.value = false;
  sessions.value += 1;
}
