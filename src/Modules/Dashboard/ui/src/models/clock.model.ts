/** The world clock: times of other places beside the person's own. */
import { clock, dayOf, daysBetween } from '@kit/i18n/dates.model';
import type { City } from './settings.model';

export interface ClockRow {
  readonly name: string;
  readonly time: string;
  /** Days from the person's own day: -1, 0 or 1. */
  readonly day: number;
  /** Minutes ahead of the person's own time; negative is behind. */
  readonly ahead: number;
}

/** What the clock shows of a place at a moment; null when this browser does not know the zone. */
export function clockRow(city: City, own: string, now: Date): ClockRow | null {
  try {
    const { timeZone } = city;
    return {
      name: city.name,
      time: clock(now, { language: 'en', timeZone }),
      day: daysBetween(dayOf(now, own), dayOf(now, timeZone)),
      ahead: offsetOf(timeZone, now) - offsetOf(own, now),
    };
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

/** The largest place of a zone's name: `Europe/Warsaw` is Warsaw, `America/Argentina/Buenos_Aires` Buenos Aires. */
export function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** `+8 h`, `-5:30 h`; empty for the same time. */
export function aheadText(minutes: number): string {
  if (minutes === 0) return '';
  const size = Math.abs(minutes);
  const rest = size % 60;
  const hours = Math.floor(size / 60);
  return `${minutes < 0 ? '\u2212' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`} h`;
}

function offsetOf(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'));
  return Math.round((wall - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}
