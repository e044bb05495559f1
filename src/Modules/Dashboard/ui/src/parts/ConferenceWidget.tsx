import { classes } from '@kit/classes';
import { Avatar } from '@kit/components/Avatar';
import { clock, dayName, dayOf } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { Lock, Video } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Body, Nil } from '../Body';
import { type Conference, coming, isTime, phaseOf } from '../models/conference.model';
import { conference, refresh } from '../state/parts';
import { t } from '../t';
import { Widget } from '../Widget';
import style from './ConferenceWidget.module.css';

/** Most faces that are shown; the others are counted in words. */
const faces = 4;

/** The next conference with Join, and what comes after it. */
export function ConferenceWidget() {
  const now = useNow(15_000).value;
  const all = conference.state.value.data?.conferences ?? [];
  const shown = coming(all, now);
  const over = all.length - shown.length;
  useEffect(() => {
    // One is over: what comes after is asked for.
    if (over > 0) refresh('conference');
  }, [over]);
  return (
    <Widget kind="conference">
      <Body
        kind="conference"
        resource={conference}
        bones={1}
        isEmpty={() => shown.length === 0}
        empty={<Nil icon={Video} text={t('conference.empty')} />}
      >
        {() => (
          <div class={style.both}>
            {shown.slice(0, 1).map((each) => (
              <Next key={each.id} conference={each} now={now} />
            ))}
            {shown.slice(1).map((each) => (
              <After key={each.id} conference={each} now={now} />
            ))}
          </div>
        )}
      </Body>
    </Widget>
  );
}

function Next(props: { conference: Conference; now: Date }) {
  const { conference: own, now } = props;
  const time = isTime(phaseOf(own, now));
  return (
    <article class={style.next}>
      <h3>{own.title || t('agenda.noTitle')}</h3>
      <p class={style.when}>{when(own, now)}</p>
      <div class={style.foot}>
        <People attendees={own.attendees} />
        <span class="grow" />
        <Join conference={own} main={time} />
      </div>
    </article>
  );
}

function After(props: { conference: Conference; now: Date }) {
  const { conference: own, now } = props;
  return (
    <div class={style.after}>
      <span class={style.words}>
        <span class="cut" title={own.title}>
          {own.title || t('agenda.noTitle')}
        </span>
        <small>{when(own, now)}</small>
      </span>
      {isTime(phaseOf(own, now)) && <Join conference={own} main={false} />}
    </div>
  );
}

function Join(props: { conference: Conference; main: boolean }) {
  const { url, title, hasPassword } = props.conference;
  if (url === null) return <span class={style.gone}>{t('conference.gone')}</span>;
  return (
    <>
      {hasPassword && (
        <span class={style.lock} title={t('conference.password')}>
          <Icon node={Lock} size="xs" />
          <span class="sr">{t('conference.password')}</span>
        </span>
      )}
      <a class={classes('btn', props.main && 'main')} href={url} target="_blank" rel="noopener noreferrer" data-row>
        <Icon node={Video} size="s" />
        {t('conference.join')}
        <span class="sr">
          : {title}, {t('links.newWindow')}
        </span>
      </a>
    </>
  );
}

function People(props: { attendees: Conference['attendees'] }) {
  const { attendees } = props;
  const more = attendees.length - faces;
  const names = attendees.map((each) => each.name || each.address).join(', ');
  return (
    <span class={style.people} title={names}>
      <span class="avs">
        {attendees.slice(0, faces).map((each) => (
          <Avatar key={each.address} name={each.name} id={each.address} />
        ))}
      </span>
      {more > 0 && (
        <span class="t12 qq" aria-hidden="true">
          {t('conference.more', { count: more })}
        </span>
      )}
      <span class="sr">{names}</span>
    </span>
  );
}

/** `11:00 to 12:00, starts in 16 minutes`, `Thursday, 11:00 to 12:00`. */
function when(own: Conference, now: Date): string {
  const times = { from: clock(new Date(own.start)), to: clock(new Date(own.end)) };
  const phase = phaseOf(own, now);
  if (phase.kind === 'running') return t('conference.running', times);
  if (phase.kind !== 'later') return t('conference.soon', { ...times, minutes: phase.minutes });
  const day = dayOf(new Date(own.start));
  const name = dayName(day, dayOf(now));
  return t('conference.later', { ...times, day: name.charAt(0).toLocaleUpperCase() + name.slice(1) });
}
