import { signal } from '@preact/signals';
import english from '../locales/en.json';
import { remembered } from '../storage';
import type { KitKey } from './kitKeys';
import { languageOfPath, pickLanguage } from './language.model';
import { type Catalog, Messages, type Values } from './message.model';

type Loader = () => Promise<Catalog>;
type Loaders = Readonly<Record<string, Loader>>;

const sources: Loaders[] = [];
// English is part of the first script: most pages start with it, and it is one request less.
addLocales({
  ...import.meta.glob(['../locales/*.json', '!../locales/en.json'], { import: 'default' }),
  '../locales/en.json': () => Promise.resolve(english),
});
const messages = signal(new Messages('en'));

/** Time zone in which days and clock times are shown: the person's, or the browser's own. */
export const timeZone = signal(Intl.DateTimeFormat().resolvedOptions().timeZone);

/**
 * Makes the catalogs of an app known. Give `import.meta.glob('../locales/*.json', { import: 'default' })`:
 * a further language is a further file.
 */
export function addLocales(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  const byLanguage: Record<string, Loader> = {};
  for (const [path, load] of Object.entries(loaders)) byLanguage[languageOfPath(path)] = load as Loader;
  sources.push(byLanguage);
}

/** The same for texts that are shown later: resolves when they are there in the language in force. */
export async function bringLocales(loaders: Readonly<Record<string, () => Promise<unknown>>>): Promise<void> {
  addLocales(loaders);
  const source = sources.at(-1);
  for (let present = messages.value; ; present = messages.value) {
    present.add((await source?.[present.language]?.()) ?? {});
    if (present === messages.value) return;
  }
}

/** The languages that every registered catalog speaks. */
export function languages(): string[] {
  const [first, ...others] = sources;
  return Object.keys(first ?? {}).filter((language) => others.every((source) => source[language] !== undefined));
}

/** The language in force, as a BCP 47 tag. */
export function language(): string {
  return messages.value.language;
}

/** Loads a language and puts it in force. A person's own choice is kept in this browser, a frame's is not. */
export async function setLanguage(next: string, keep = true): Promise<void> {
  const catalogs = await Promise.all(sources.map((source) => source[next]?.() ?? {}));
  const loaded = new Messages(next);
  for (const catalog of catalogs) loaded.add(catalog);
  messages.value = loaded;
  document.documentElement.lang = next;
  if (keep) remembered.set('language', next);
}

/** Loads the language this page starts with; call before the first render, and again when the person is known. */
export async function startLanguage(person: string | null = null): Promise<void> {
  const next = pickLanguage(languages(), remembered.get('language'), person, navigator.languages);
  if (next !== messages.value.language || !messages.value.has('kit.skip')) await setLanguage(next, false);
}

/** Whether a key has a text in the language in force: for texts chosen by a code from outside. */
export function hasText(key: string): boolean {
  return messages.value.has(key);
}

/** The text of any key. Apps use a `translator` of their own keys instead. */
export function text(key: string, values?: Values): string {
  return messages.value.format(key, values);
}

/** A `t` that knows the keys of one app besides those of the kit. */
export function translator<Key extends string>(): (key: Key | KitKey, values?: Values) => string {
  return text;
}

/** The kit's own texts. */
export const t = translator<never>();
