/** What the dialogs of widgets make of what is typed in them. */
import { placeOf } from './clock.model';
import { isHttps } from './settings.model';

export const mostCities = 12;
export const mostLinks = 30;
export const longestCity = 40;
export const longestTitle = 80;

/** Every zone that this browser knows. */
export function zones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** The places of all zones, to choose from. */
export function places(): readonly string[] {
  return zones().map(placeOf);
}

/** The zone that a person means by its name or by its place, whatever the case and the accents; null when there is none. */
export function findZone(typed: string, zones: readonly string[]): string | null {
  const wanted = plain(typed);
  if (wanted === '') return null;
  return (
    zones.find((zone) => plain(zone) === wanted) ??
    zones.find((zone) => plain(placeOf(zone)) === wanted) ??
    (zones.filter((zone) => plain(placeOf(zone)).startsWith(wanted)).length === 1
      ? (zones.find((zone) => plain(placeOf(zone)).startsWith(wanted)) ?? null)
      : null)
  );
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('_', ' ')
    .trim()
    .toLowerCase();
}

/** What was typed as an address: `tides.example` means `https://tides.example`. Null when it cannot be one. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d/.test(text) ? text : `https://${text}`;
  return isHttps(whole) && new URL(whole).hostname.includes('.') ? whole : null;
}

/** A list with one thing a step up or down; the same list when there is no such step. */
export function stepped<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const own = list[at];
  const other = list[at + by];
  if (own === undefined || other === undefined) return list;
  return list.map((each, index) => (index === at ? other : index === at + by ? own : each));
}
