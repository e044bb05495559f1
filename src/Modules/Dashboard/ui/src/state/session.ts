import { api, onSignedOut } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { setDensity } from '@kit/density';
import { parseDensity } from '@kit/density.model';
import { connectFrame, type Frame, isFramed, partner, partnered } from '@kit/frame/frame';
import type { Setup } from '@kit/frame/frame.model';
import { setLanguage, startLanguage, timeZone } from '@kit/i18n/i18n';
import { signInAddress } from '@kit/session/next.model';
import { setTheme } from '@kit/theme';
import { parseTheme } from '@kit/theme.model';
import { signal } from '@preact/signals';
import { knownZone } from '../models/zone.model';
import { reason } from '../reason';

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly language: string | null;
}

/** Who is looking; null until known. */
export const person = signal<Person | null>(null);

/** Counts the sessions of this page: each new one makes every part ask anew. */
export const sessions = signal(0);

/** The session ended and the page around gave no new one: only a person can go on. */
export const stranded = signal(false);

/** How long the page around may take to answer the handshake. */
const handshakeLimit = 4_000;
const ownZone = timeZone.value;
let frame: Frame | null = null;
let patience: ReturnType<typeof setTimeout> | undefined;

/** Finds out whose page this is: by the handshake in a frame or an opened window, else by the cookie. */
export async function openSession(): Promise<void> {
  onSignedOut(sessionEnded);
  if (partner === null) return readSession();
  try {
    frame = await connectFrame({ cid: 'dashboard', onSetup: takeOver, onCommand: obey });
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    return readSession();
  }
  // A partner that does not speak the handshake: what the browser already holds must do.
  askAround(() => void readSession());
}

/** Any request heard that the session is no more. */
export function sessionEnded(): void {
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

/** Why the last sign-out did not reach the host; the session still stands then. */
export const notSignedOut = signal<string | null>(null);

export async function signOut(): Promise<void> {
  try {
    await api.delete('/api/session');
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    // 401: it had ended already, and the way to the sign-in is taken.
    notSignedOut.value = failure.status === 401 ? null : reason(failure);
    return;
  }
  location.assign('/');
}

function leave(): void {
  location.assign(signInAddress(location.pathname));
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

async function readSession(): Promise<void> {
  try {
    const found = await api.get<Person>('/api/session', { retries: 5 });
    await startLanguage(found.language);
    enter(found, null);
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    // 401 has already led away; anything else: the parts say what is wrong, the name is simply missing.
  }
}

function enter(found: Person, zone: string | null): void {
  timeZone.value = knownZone(zone, found.timeZone, ownZone);
  person.value = found;
  stranded.value = false;
  sessions.value += 1;
}
