import { classes } from '@kit/classes';
import { clock } from '@kit/i18n/dates';
import { type AgendaRow, type Day, timeThere } from '../models/agenda.model';
import { t } from '../t';
import style from './AgendaWidget.module.css';
import { ToNote } from './ToNote';

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

/** The hue of a calendar as a value of CSS. */
export function hueOf(colour: number): string {
  return `var(${hues[colour] ?? '--edge'})`;
}

/** One event in its day, with its time, and the time in a second zone where one is chosen. */
export function AgendaEvent(props: { row: AgendaRow; day: Day; second: string | null }) {
  const { event, state, dayOf: nth } = props.row;
  const under = [
    event.invitation && t('agenda.invitation'),
    detail(props.row),
    event.location,
    nth && t('agenda.nth', { day: nth.day, days: nth.days }),
  ]
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
      <Times {...props} />
      <div
        class={classes(
          style.event,
          state === 'past' && style.past,
          state === 'now' && style.running,
          event.tentative && style.tentative,
        )}
        style={{ '--hue': hueOf(event.calendarColour) }}
        title={whole}
      >
        <b class="cut">{event.title || t('agenda.noTitle')}</b>
        <ToNote
          of="event"
          id={event.id}
          label={t('agenda.minutes', { title: event.title })}
          class={`ib s ${style.minutes}`}
          iconOnly
        />
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

function Times(props: { row: AgendaRow; day: Day; second: string | null }) {
  const { beginning } = props.row;
  if (beginning.kind !== 'at')
    return <span class={style.time}>{beginning.kind === 'allDay' ? t('agenda.allDay') : t('agenda.goesOn')}</span>;
  const at = new Date(beginning.instant);
  const there = props.second === null ? null : timeThere(at, props.day, props.second);
  return (
    <span class={style.time}>
      <time dateTime={beginning.instant}>{clock(at)}</time>
      {there && (
        <span class={style.there}>
          {there.time}
          {there.days !== 0 && <> {there.days > 0 ? '+1' : '\u22121'}</>}
        </span>
      )}
    </span>
  );
}

/** Until when: for a timed event its end. */
function detail(row: AgendaRow): string | null {
  if (row.event.allDay) return null;
  if (row.beginning.kind === 'goesOn' && row.beginning.until === null) return null;
  return t('agenda.until', { time: clock(new Date(row.event.end)) });
}
