/** What a person chose inside a widget, as the server keeps it in the layout. A kind of widget uses its own part. */

export interface City {
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export const agendaDays = [1, 3, 7] as const;

export interface AgendaSettings {
  /** How many days from today on. */
  readonly days: (typeof agendaDays)[number];
  /** Ids of the calendars that are left out: a new one is shown. */
  readonly hiddenCalendars: readonly string[];
  /** IANA zone whose times stand beside the person's own. */
  readonly secondTimeZone: string | null;
}

export interface Settings {
  readonly cities?: readonly City[];
  readonly links?: readonly Link[];
  readonly agenda?: AgendaSettings;
}

/** What an agenda shows until something is chosen. */
export const wholeAgenda: AgendaSettings = { days: 7, hiddenCalendars: [], secondTimeZone: null };

/** The settings in a JSON value of any origin. What is not of their shape is left out, so that no address but https is ever a link. */
export function readSettings(value: unknown): Settings | null {
  if (!isRecord(value)) return null;
  const cities = listOf(value.cities, (each) =>
    typeof each.name === 'string' && typeof each.timeZone === 'string'
      ? { name: each.name, timeZone: each.timeZone }
      : null,
  );
  const links = listOf(value.links, (each) =>
    typeof each.title === 'string' && typeof each.url === 'string' && isHttps(each.url)
      ? { title: each.title, url: each.url }
      : null,
  );
  const agenda = readAgenda(value.agenda);
  return { ...(cities && { cities }), ...(links && { links }), ...(agenda && { agenda }) };
}

function readAgenda(value: unknown): AgendaSettings | null {
  if (!isRecord(value)) return null;
  const hidden: unknown = value.hiddenCalendars;
  return {
    days: agendaDays.find((days) => days === value.days) ?? wholeAgenda.days,
    hiddenCalendars: Array.isArray(hidden) ? hidden.filter((id) => typeof id === 'string') : [],
    secondTimeZone: typeof value.secondTimeZone === 'string' ? value.secondTimeZone : null,
  };
}

/** An absolute https address without a user name, as the server takes it. */
export function isHttps(text: string): boolean {
  if (/\s/.test(text) || text.length > 2000 || !/^https:\/\/[^/]/i.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.host !== '';
}

/** Host of an address, for people. */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

function listOf<T>(value: unknown, read: (each: Record<string, unknown>) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((each) => (isRecord(each) ? (read(each) ?? []) : []));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
