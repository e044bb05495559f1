import { addDays, dayOf } from '@kit/i18n/dates.model';
import { describe, expect, it } from 'vitest';
import { type AgendaDay, type AgendaEvent, groups as chosenGroups, isEmpty, timeThere } from './agenda.model';
import { wholeAgenda } from './settings.model';

const event = (id: string, start: string, end: string, more: Partial<AgendaEvent> = {}): AgendaEvent => ({
  id,
  title: id,
  location: '',
  start,
  end,
  allDay: false,
  firstDay: start.slice(0, 10),
  lastDay: start.slice(0, 10),
  tentative: false,
  busy: true,
  private: false,
  tags: [],
  calendar: '',
  calendarId: 'own',
  calendarColour: 0,
  isSeries: false,
  invitation: false,
  meetingId: null,
  ...more,
});

const groups = (days: readonly AgendaDay[], now: Date, zone: string, chosen = wholeAgenda) =>
  chosenGroups(days, now, zone, chosen);
const noon = new Date('2026-11-24T11:00:00Z');
const warsaw = 'Europe/Warsaw';
const today = (...events: AgendaEvent[]): AgendaDay[] => [{ date: '2026-11-24', events }];

describe('today', () => {
  const rows = groups(
    today(
      event('later', '2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z'),
      event('past', '2026-11-24T07:00:00Z', '2026-11-24T08:00:00Z'),
      event('running', '2026-11-24T10:30:00Z', '2026-11-24T11:30:00Z'),
      event('whole', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', { allDay: true }),
    ),
    noon,
    warsaw,
  )[0];

  it('has whole days first, then by beginning', () => {
    expect(rows?.rows.map((row) => row.event.id)).toEqual(['whole', 'past', 'running', 'later']);
  });

  it('knows what is past, what is going on and what is ahead', () => {
    expect(rows?.rows.map((row) => row.state)).toEqual(['ahead', 'past', 'now', 'ahead']);
  });

  it('draws the present before the first event that has not begun', () => expect(rows?.nowBefore).toBe(3));

  it('draws the present after the last event when all have begun', () => {
    const evening = groups(today(event('past', '2026-11-24T07:00:00Z', '2026-11-24T08:00:00Z')), noon, warsaw)[0];
    expect(evening?.nowBefore).toBe(1);
  });

  it('is there without events, and days before it are not', () => {
    const shown = groups(
      [{ date: '2026-11-23', events: [event('old', '2026-11-23T07:00:00Z', '2026-11-23T08:00:00Z')] }],
      noon,
      warsaw,
    );
    expect(shown.map((day) => day.date)).toEqual(['2026-11-24']);
    expect(isEmpty(shown)).toBe(true);
  });
});

describe('an event of several days', () => {
  const trip = event('trip', '2026-11-23T15:00:00Z', '2026-11-25T09:00:00Z', {
    firstDay: '2026-11-23',
    lastDay: '2026-11-25',
  });
  const days = groups(
    ['2026-11-24', '2026-11-25'].map((date) => ({ date, events: [trip] })),
    noon,
    warsaw,
  );

  it('goes on in the days between and ends in the last', () => {
    expect(days[0]?.rows[0]?.beginning).toEqual({ kind: 'goesOn', until: null });
    expect(days[1]?.rows[0]?.beginning).toEqual({ kind: 'goesOn', until: '2026-11-25T09:00:00Z' });
  });

  it('counts its days', () => {
    expect(days[0]?.rows[0]?.dayOf).toEqual({ day: 2, days: 3 });
    expect(days[1]?.rows[0]?.dayOf).toEqual({ day: 3, days: 3 });
  });
});

describe('the day an instant falls on', () => {
  const zones = [
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
    'Europe/Warsaw',
    'UTC',
    'America/St_Johns',
    'America/Los_Angeles',
    'Pacific/Pago_Pago',
  ];

  it('is that of the wall clock in each zone, over both changes of the clocks', () => {
    for (const zone of zones) {
      const wall = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
      for (let instant = Date.UTC(2026, 2, 1); instant < Date.UTC(2026, 10, 30); instant += 11.37 * 3_600_000) {
        const day = dayOf(new Date(instant), zone);
        expect(day).toBe(wall.format(instant));
        const shown = groups([{ date: day, events: [] }], new Date(instant), zone);
        expect(shown).toHaveLength(1);
        expect(shown[0]?.nowBefore).toBe(0);
      }
    }
  });

  it('is another one at the same moment on the other side of the date line', () => {
    const instant = new Date('2026-11-24T10:30:00Z');
    expect(dayOf(instant, 'Pacific/Kiritimati')).toBe('2026-11-25');
    expect(dayOf(instant, 'Pacific/Pago_Pago')).toBe('2026-11-23');
    expect(addDays(dayOf(instant, 'Pacific/Pago_Pago'), 2)).toBe(dayOf(instant, 'Pacific/Kiritimati'));
  });
});

describe('what was chosen', () => {
  const days = ['2026-11-24', '2026-11-25', '2026-11-27'].map((date) => ({
    date,
    events: [
      event(`own ${date}`, `${date}T14:00:00Z`, `${date}T15:00:00Z`),
      event(`shared ${date}`, `${date}T16:00:00Z`, `${date}T17:00:00Z`, { calendarId: 'shared' }),
    ],
  }));
  const dates = (count: 1 | 3 | 7) =>
    groups(days, noon, warsaw, { ...wholeAgenda, days: count }).map((day) => day.date);

  it('is so many days from today on', () => {
    expect(dates(1)).toEqual(['2026-11-24']);
    expect(dates(3)).toEqual(['2026-11-24', '2026-11-25']);
    expect(dates(7)).toEqual(['2026-11-24', '2026-11-25', '2026-11-27']);
  });

  it('leaves out calendars, and days that hold nothing else, but for today', () => {
    const shown = groups(days, noon, warsaw, { ...wholeAgenda, hiddenCalendars: ['own', 'shared'] });
    expect(shown.map((day) => [day.date, day.rows.length])).toEqual([['2026-11-24', 0]]);
    const own = groups(days, noon, warsaw, { ...wholeAgenda, hiddenCalendars: ['shared'] });
    expect(own.flatMap((day) => day.rows.map((each) => each.event.calendarId))).toEqual(['own', 'own', 'own']);
  });
});

describe('the time in a second place', () => {
  it('says when it is another day there', () => {
    expect(timeThere(new Date('2026-11-24T23:30:00Z'), '2026-11-25', 'America/Halifax')).toEqual({
      time: '19:30',
      days: -1,
    });
    expect(timeThere(new Date('2026-11-24T08:00:00Z'), '2026-11-24', 'Asia/Seoul')).toEqual({ time: '17:00', days: 0 });
  });

  it('follows the changing of its clocks, not of ours', () => {
    expect(timeThere(new Date('2027-03-15T08:00:00Z'), '2027-03-15', 'America/Halifax')?.time).toBe('05:00');
    expect(timeThere(new Date('2027-03-12T08:00:00Z'), '2027-03-12', 'America/Halifax')?.time).toBe('04:00');
  });

  it('is none where the zone is not known', () => {
    expect(timeThere(noon, '2026-11-24', 'Middle/Earth')).toBeNull();
  });
});
