const formats = new Map<string, Intl.DateTimeFormat>();

/** Plain English dates are written day first, as everywhere but in the United States. */
const written = (language: string): string => (language === 'en' ? 'en-GB' : language);

function format(language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(written(language), { ...options, timeZone });
    formats.set(key, found);
  }
  return found;
}

/** Where and in which tongue a moment is read. */
export interface Place {
  readonly language: string;
  readonly timeZone: string;
}

/** Clock time on 24 hours, `10:42`: the same in every language of ours. */
export function clock(at: Date, place: Place): string {
  return format(place.language, place.timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** The calendar day of a moment in a zone, `2026-11-24`. */
export function dayOf(at: Date, timeZone: string): string {
  return format('sv-SE', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Whole days from one calendar day to another; negative for the past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A calendar day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A calendar day as people say it: today, yesterday, tomorrow, the name of the day within six days, else the date,
 * with the year only when it is another one.
 */
export function dayName(day: string, today: string, language: string): string {
  const distance = daysBetween(today, day);
  if (Math.abs(distance) <= 1)
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(distance, 'day');
  const at = new Date(`${day}T00:00:00Z`);
  if (Math.abs(distance) <= 6) return format(language, 'UTC', { weekday: 'long' }).format(at);
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return format(language, 'UTC', { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(
    at,
  );
}

/** `Tuesday 24 November`. */
export function longDay(at: Date, place: Place): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const text = format(place.language, place.timeZone, options).format(at).replace(',', '');
  return text.charAt(0).toLocaleUpperCase(place.language) + text.slice(1);
}

/** A moment in a list: the clock time for today, else the day. */
export function moment(at: Date, now: Date, place: Place): string {
  const today = dayOf(now, place.timeZone);
  const day = dayOf(at, place.timeZone);
  return day === today ? clock(at, place) : dayName(day, today, place.language);
}

/** A moment that matters to the minute: the clock time for today, else with its day, `23 Nov, 10:42`. */
export function stamp(at: Date, now: Date, place: Place): string {
  const day = dayOf(at, place.timeZone);
  if (day === dayOf(now, place.timeZone)) return clock(at, place);
  const options = { day: 'numeric', month: 'short' } as const;
  return `${format(place.language, place.timeZone, options).format(at)}, ${clock(at, place)}`;
}

/** Hour of the day in a zone, for greetings. */
export function hourOf(at: Date, timeZone: string): number {
  return Number(format('en', timeZone, { hour: '2-digit', hourCycle: 'h23' }).format(at));
}

/** A size of a file, `31 kB`; the few bytes of a small one in a word that bends, `1 byte`, `98 bytes`. */
export function size(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step++;
  }
  const options = {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(language, options).format(value);
}
