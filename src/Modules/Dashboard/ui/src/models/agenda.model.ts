/** The agenda as it is read: days with rows, the past dimmed, a line at the present minute. */
import { addDays, clock, dayOf, daysBetween } from '@kit/i18n/dates.model';
import type { AgendaSettings } from './settings.model';

/** `YYYY-MM-DD` */
export type Day = string;

export interface AgendaEvent {
  readonly id: string;
  readonly title: string;
  readonly location: string;
  /** Instants, ISO 8601, the end exclusive; of no use for whole days. */
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  /** First and last day in the zone asked for, both inclusive. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly tentative: boolean;
  readonly busy: boolean;
  readonly private: boolean;
  readonly tags: readonly string[];
  readonly calendar: string;
  readonly calendarId: string;
  /** 0 to 7 */
  readonly calendarColour: number;
  readonly isSeries: boolean;
  /** Somebody else invited the person. */
  readonly invitation: boolean;
  readonly meetingId: string | null;
}

export interface AgendaDay {
  readonly date: Day;
  readonly events: readonly AgendaEvent[];
}

export interface Calendar {
  readonly id: string;
  readonly name: string;
  /** Who shares it; null for the person's own. */
  readonly owner: string | null;
  /** 0 to 7 */
  readonly colour: number;
}

export interface Agenda {
  readonly days: readonly AgendaDay[];
  readonly calendars: readonly Calendar[];
}

/** What stands in the column of times. */
export type Beginning =
  | { readonly kind: 'allDay' }
  | { readonly kind: 'at'; readonly instant: string }
  /** Began on an earlier day; ends on this one at the instant, or goes on when it is null. */
  | { readonly kind: 'goesOn'; readonly until: string | null };

export interface AgendaRow {
  readonly key: string;
  readonly event: AgendaEvent;
  readonly beginning: Beginning;
  readonly state: 'past' | 'now' | 'ahead';
  /** The second of three days; null for an event of one day. */
  readonly dayOf: { readonly day: number; readonly days: number } | null;
}

export interface AgendaGroup {
  readonly date: Day;
  readonly rows: readonly AgendaRow[];
  /** Before which row the line of the present stands; null on other days. */
  readonly nowBefore: number | null;
}

/**
 * Groups from today on, for the days and calendars that were chosen. Whole days come first, then by beginning; today without
 * events is shown as well, so that the present always has a place. Days before today are left out: an answer may be older
 * than the clock.
 */
export function groups(
  days: readonly AgendaDay[],
  now: Date,
  zone: string,
  chosen: AgendaSettings,
): readonly AgendaGroup[] {
  const today = dayOf(now, zone);
  const end = addDays(today, chosen.days);
  const ahead = days
    .filter((day) => day.date >= today && day.date < end)
    .map((day) => ({ ...day, events: day.events.filter((each) => !chosen.hiddenCalendars.includes(each.calendarId)) }))
    .filter((day) => day.events.length > 0);
  const withToday = ahead.some((day) => day.date === today) ? ahead : [{ date: today, events: [] }, ...ahead];
  return [...withToday].sort((a, b) => (a.date < b.date ? -1 : 1)).map((day) => group(day, today, now, zone));
}

export function isEmpty(shown: readonly AgendaGroup[]): boolean {
  return shown.every((day) => day.rows.length === 0);
}

function group(day: AgendaDay, today: Day, now: Date, zone: string): AgendaGroup {
  const rows = day.events.map((event) => row(event, day.date, now, zone)).sort(inOrder);
  if (day.date !== today) return { date: day.date, rows, nowBefore: null };
  const at = rows.findIndex((each) => each.beginning.kind === 'at' && startsAfter(each.event, now));
  return { date: day.date, rows, nowBefore: at < 0 ? rows.length : at };
}

function row(event: AgendaEvent, date: Day, now: Date, zone: string): AgendaRow {
  const several = event.firstDay !== event.lastDay;
  return {
    key: `${date}/${event.id}/${event.start}`,
    event,
    beginning: beginning(event, date),
    state: stateOf(event, now, zone),
    dayOf: several
      ? { day: daysBetween(event.firstDay, date) + 1, days: daysBetween(event.firstDay, event.lastDay) + 1 }
      : null,
  };
}

function beginning(event: AgendaEvent, date: Day): Beginning {
  if (event.allDay) return { kind: 'allDay' };
  if (date <= event.firstDay) return { kind: 'at', instant: event.start };
  return { kind: 'goesOn', until: date === event.lastDay ? event.end : null };
}

function stateOf(event: AgendaEvent, now: Date, zone: string): AgendaRow['state'] {
  if (event.allDay) return dayOf(now, zone) > event.lastDay ? 'past' : 'ahead';
  if (startsAfter(event, now)) return 'ahead';
  return Date.parse(event.end) <= now.getTime() ? 'past' : 'now';
}

function startsAfter(event: AgendaEvent, now: Date): boolean {
  return Date.parse(event.start) > now.getTime();
}

function inOrder(a: AgendaRow, b: AgendaRow): number {
  return rank(a) - rank(b) || started(a) - started(b) || a.event.title.localeCompare(b.event.title);
}

function rank(each: AgendaRow): number {
  return { allDay: 0, goesOn: 1, at: 2 }[each.beginning.kind];
}

function started(each: AgendaRow): number {
  return each.event.allDay ? 0 : Date.parse(each.event.start);
}

/** The time of an instant in another zone, and how many days it is away from the day it stands in; null for an unknown zone. */
export function timeThere(
  instant: Date,
  day: Day,
  zone: string,
): { readonly time: string; readonly days: number } | null {
  try {
    return { time: clock(instant, { language: 'en', timeZone: zone }), days: daysBetween(day, dayOf(instant, zone)) };
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}
