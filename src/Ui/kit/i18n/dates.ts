import * as model from './dates.model';
import { language, timeZone } from './i18n';

const place = (): model.Place => ({ language: language(), timeZone: timeZone.value });

/** Clock time in the person's zone, `10:42`. */
export const clock = (at: Date): string => model.clock(at, place());

/** Calendar day of a moment in the person's zone, `2026-11-24`. */
export const dayOf = (at: Date): string => model.dayOf(at, timeZone.value);

/** `today`, `yesterday`, `Thursday`, `3 Dec`. */
export const dayName = (day: string, today: string): string => model.dayName(day, today, language());

/** `Tuesday 24 November`. */
export const longDay = (at: Date): string => model.longDay(at, place());

/** Clock time for today, else the day's name. */
export const moment = (at: Date, now: Date): string => model.moment(at, now, place());

/** Clock time for today, else with its day, `23 Nov, 10:42`. */
export const stamp = (at: Date, now: Date): string => model.stamp(at, now, place());

/** Hour of the day in the person's zone. */
export const hourOf = (at: Date): number => model.hourOf(at, timeZone.value);

/** A number as the language writes it. */
export const number = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** A size of a file, `31 kB`. */
export const size = (bytes: number): string => model.size(bytes, language());
