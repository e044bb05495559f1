import { Content } from '@kit/components/Part';
import { clock, dayOf } from '@kit/i18n/dates';
import type { Resource } from '@kit/resource';
import { CalendarDays } from 'lucide';
import styles from './Launcher.module.css';
import { type AgendaAnswer, type AgendaEvent, eventsOf, timeOf } from './launcher.model';
import { t } from './texts';

/** Today's events over all calendars. */
export function Today(props: { resource: Resource<AgendaAnswer>; now: Date }) {
  const { resource, now } = props;
  const day = dayOf(now);
  return (
    <section aria-labelledby="today" class={styles.today}>
      <h2 id="today" class={styles.heading}>
        {t('portal.today')}
      </h2>
      <Content
        title={t('portal.todayName')}
        icon={CalendarDays}
        resource={resource}
        state={resource.state.value}
        isEmpty={(agenda) => eventsOf(agenda, day).length === 0}
        empty={<p class={styles.none}>{t('portal.todayNone')}</p>}
      >
        {(agenda) => (
          <ul class={styles.day}>
            {eventsOf(agenda, day).map((event) => (
              <Row key={event.id + event.start} event={event} now={now} />
            ))}
          </ul>
        )}
      </Content>
    </section>
  );
}

function Row(props: { event: AgendaEvent; now: Date }) {
  const { event } = props;
  const time = timeOf(event, props.now);
  const when = {
    past: '',
    later: '',
    now: t('portal.now'),
    soon: time.kind === 'soon' ? t('portal.soon', { minutes: time.minutes }) : '',
  }[time.kind];
  const details = [when, event.location].filter((part) => part !== '').join(', ');
  return (
    <li
      class={time.kind === 'past' ? styles.past : undefined}
      style={{ '--hue': `var(--p${(event.calendarColour % 8) + 1})` }}
    >
      <time dateTime={event.start}>{event.allDay ? t('portal.allDay') : clock(new Date(event.start))}</time>
      <i />
      <span>
        <b>{event.title || t('portal.noTitle')}</b>
        {details !== '' && <small>{details}</small>}
      </span>
    </li>
  );
}
