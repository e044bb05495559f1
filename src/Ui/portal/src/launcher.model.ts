import { type Place, placeText } from '@kit/files/place.model';
import { daysBetween } from '@kit/i18n/dates.model';

/** The parts of the Dashboard's answers that the launcher shows; see the HTTP contract. */
export interface MailAnswer {
  readonly unread: number;
  readonly messages: readonly {
    readonly id: string;
    readonly from: { readonly name: string; readonly address: string };
    readonly subject: string;
    readonly date: string;
    readonly seen: boolean;
  }[];
}

export interface NotesAnswer {
  readonly total: number;
  readonly notes: readonly { readonly id: string; readonly title: string; readonly modified: string }[];
}

export interface FilesAnswer {
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly place: Place;
    readonly modified: string;
  }[];
}

export interface AgendaEvent {
  readonly id: string;
  readonly title: string;
  readonly location: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly calendarColour: number;
}

export interface AgendaAnswer {
  readonly days: readonly { readonly date: string; readonly events: readonly AgendaEvent[] }[];
}

/** One thing to go on with. */
export interface Continued {
  readonly kind: 'note' | 'file';
  readonly id: string;
  readonly title: string;
  /** Where a file is; empty in the main folder and for notes. */
  readonly place: string;
  readonly modified: Date;
}

/** What was last worked on. */
export interface Recent {
  readonly notes: NotesAnswer;
  readonly continued: readonly Continued[];
}

/** The five things last worked on, over notes and files, newest first. */
export function continueWith(notes: NotesAnswer, files: FilesAnswer): readonly Continued[] {
  const all: Continued[] = [
    ...notes.notes.map((note) => ({
      kind: 'note' as const,
      id: note.id,
      title: note.title,
      place: '',
      modified: new Date(note.modified),
    })),
    ...files.files.map((file) => ({
      kind: 'file' as const,
      id: file.id,
      title: file.name,
      place: placeText(file.place),
      modified: new Date(file.modified),
    })),
  ];
  return all.toSorted((left, right) => right.modified.getTime() - left.modified.getTime()).slice(0, 5);
}

/** Today's events: all-day ones first, then by their start. */
export function eventsOf(agenda: AgendaAnswer, day: string): readonly AgendaEvent[] {
  const events = agenda.days.find((candidate) => daysBetween(candidate.date, day) === 0)?.events ?? [];
  return events.toSorted(
    (left, right) => Number(right.allDay) - Number(left.allDay) || Date.parse(left.start) - Date.parse(right.start),
  );
}

export type EventTime =
  | { readonly kind: 'past' }
  | { readonly kind: 'now' }
  | { readonly kind: 'soon'; readonly minutes: number }
  | { readonly kind: 'later' };

/** Where an event stands against the clock; `soon` within the hour before it starts. */
export function timeOf(event: AgendaEvent, now: Date): EventTime {
  if (event.allDay) return { kind: 'later' };
  if (Date.parse(event.end) <= now.getTime()) return { kind: 'past' };
  const minutes = Math.ceil((Date.parse(event.start) - now.getTime()) / 60_000);
  if (minutes <= 0) return { kind: 'now' };
  return minutes <= 60 ? { kind: 'soon', minutes } : { kind: 'later' };
}
