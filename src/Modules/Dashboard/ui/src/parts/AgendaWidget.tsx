import { classes } from '@kit/classes';
import { clock, dayName, dayOf } from '@kit/i18n/dates';
import { timeZone } from '@kit/i18n/i18n';
import { useNow } from '@kit/now';
import { useSignal } from '@preact/signals';
import { CalendarCheck, SlidersHorizontal } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Body, Nil } from '../Body';
import { type Agenda, type AgendaGroup, groups, isEmpty } from '../models/agenda.model';
import { placeOf } from '../models/clock.model';
import type { Widget as Placed } from '../models/layout.model';
import { wholeAgenda } from '../models/settings.model';
import { isFixed } from '../state/layout';
import { agenda, refresh } from '../state/parts';
import { t } from '../t';
import { Widget } from '../Widget';
import { AgendaEvent } from './AgendaEvent';
import style from './AgendaWidget.module.css';
import { dialogs, loadDialogs } from './editing';

/** Events of the coming days over the chosen calendars, a line at the present minute. */
export function AgendaWidget(props: { widget: Placed }) {
  const { widget } = props;
  const editing = useSignal(false);
  const now = useNow(60_000).value;
  const today = dayOf(now);
  useNewDay(today);
  const chosen = widget.settings?.agenda ?? wholeAgenda;
  const second = chosen.secondTimeZone;
  const shown = (data: Agenda) => groups(data.days, now, timeZone.value, chosen);
  const Settings = dialogs.value?.agenda;
  const edit = async (): Promise<void> => {
    await loadDialogs();
    editing.value = true;
  };
  return (
    <Widget
      kind="agenda"
      entries={isFixed(widget) ? [] : [{ label: t('agenda.choose'), icon: SlidersHorizontal, act: () => void edit() }]}
    >
      <Body
        kind="agenda"
        resource={agenda}
        bones={5}
        isEmpty={(data) => isEmpty(shown(data))}
        empty={<Nil icon={CalendarCheck} text={t('agenda.empty', { days: chosen.days })} />}
      >
        {(data) => (
          <div class={classes(style.agenda, second !== null && style.two)}>
            {second !== null && (
              <p class={style.zones}>{t('agenda.zones', { own: placeOf(timeZone.value), second: placeOf(second) })}</p>
            )}
            {shown(data).map((day) => (
              <Day key={day.date} day={day} today={today} now={now} second={second} />
            ))}
          </div>
        )}
      </Body>
      {Settings && (
        <Settings
          widget={widget}
          open={editing.value}
          onClose={() => {
            editing.value = false;
          }}
        />
      )}
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

function Day(props: { day: AgendaGroup; today: string; now: Date; second: string | null }) {
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
            <AgendaEvent row={row} day={day.date} second={props.second} />
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
