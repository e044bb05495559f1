import { classes } from '@kit/classes';
import { clock, dayName, dayOf } from '@kit/i18n/dates';
import { timeZone } from '@kit/i18n/i18n';
import { useNow } from '@kit/now';
import { CalendarCheck } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Body, Nil } from '../Body';
import { type AgendaDay, type AgendaGroup, type AgendaRow, groups, isEmpty } from '../models/agenda.model';
import { agenda, refresh } from '../state/parts';
import { t } from '../t';
import { Widget } from '../Widget';
import style from './AgendaWidget.module.css';

/** Hues of the calendars, in the order of the server's numbers; a label always stands with them. */
const hues = [
  '--app-dashboard',
  '--app-notes',
  '--app-conferences',
  '--app-documents',
  '--kind-slides',
  '--c4',
  '--kind-image',
  '--edge',
];

/** Events of the coming days over all calendars, a line at the present minute. */
export function AgendaWidget() {
  const now = useNow(60_000).value;
  const today = dayOf(now);
  useNewDay(today);
  const shown = (data: { readonly days: readonly AgendaDay[] }) => groups(data.days, now, timeZone.value);
  return (
    <Widget kind="agenda">
      <Body
        kind="agenda"
        resource={agenda}
        bones={5}
        isEmpty={(data) => isEmpty(shown(data))}
        empty={<Nil icon={CalendarCheck} text={t('agenda.empty')} />}
      >
        {(data) => (
          <div class={style.agenda}>
            {shown(data).map((day) => (
              <Day key={day.date} day={day} today={today} now={now} />
            ))}
          </div>
        )}
      </Body>
    </Widget>
  );
}

/** At midnight today is another day: agenda and tasks are asked for anew. */
function useNewDay(today: string): void {
  const last = useRef(today);
  useEffect(() => {
    if (last.current !== today) refresh('agenda', 'tasks', 'birthdays');
    last.current = today;
  }, [today]);
}

function Day(props: { day: AgendaGroup; today: string; now: Date }) {
  const { day, today, now } = props;
  const isToday = day.date === today;
  const heading = dayName(day.date, today);
  return (
    <>
      <h3 class={isToday ? 'sr' : style.day}>{heading.charAt(0).toLocaleUpperCase() + heading.slice(1)}</h3>
      {isToday && day.rows.length === 0 && <p class={style.free}>{t('agenda.freeToday')}</p>}
      <ul>
        {day.rows.map((row, index) => (
          <li key={row.key}>
            {day.nowBefore === index && <NowLine now={now} />}
            <Event row={row} />
          </li>
        ))}
        {day.rows.length > 0 && day.nowBefore === day.rows.length && (
          <li>
            <NowLine now={now} />
          </li>
        )}
      </ul>
    </>
  );
}

function NowLine(props: { now: Date }) {
  return (
    <p class={style.now}>
      <span class="sr">{t('agenda.now')} </span>
      <time>{clock(props.now)}</time>
    </p>
  );
}

function Event(props: { row: AgendaRow }) {
  const { event, state, dayOf: nth } = props.row;
  const under = [detail(props.row), event.location, nth && t('agenda.nth', { day: nth.day, days: nth.days })]
    .filter(Boolean)
    .join(', ');
  const marks = [
    event.tentative && t('agenda.tentative'),
    event.private && t('agenda.private'),
    event.isSeries && t('agenda.series'),
  ];
  const whole = [event.title, under, ...marks, event.calendar].filter(Boolean).join('\n');
  return (
    <div class={style.row}>
      <Time row={props.row} />
      <div
        class={classes(
          style.event,
          state === 'past' && style.past,
          state === 'now' && style.running,
          event.tentative && style.tentative,
        )}
        style={{ '--hue': `var(${hues[event.calendarColour] ?? '--edge'})` }}
        title={whole}
      >
        <b class="cut">{event.title || t('agenda.noTitle')}</b>
        {under && <small class="cut">{under}</small>}
        <span class="sr">
          {[state === 'past' && t('agenda.past'), state === 'now' && t('agenda.running'), ...marks, event.calendar]
            .filter(Boolean)
            .join(', ')}
        </span>
      </div>
    </div>
  );
}

function Time(props: { row: AgendaRow }) {
  const { beginning } = props.row;
  if (beginning.kind === 'at') return <time dateTime={beginning.instant}>{clock(new Date(beginning.instant))}</time>;
  return <span class={style.time}>{beginning.kind === 'allDay' ? t('agenda.allDay') : t('agenda.goesOn')}</span>;
}

/** Until when: for a timed event its end. */
function detail(row: AgendaRow): string | null {
  if (row.event.allDay) return null;
  if (row.beginning.kind === 'goesOn' && row.beginning.until === null) return null;
  return t('agenda.until', { time: clock(new Date(row.event.end)) });
}
