import type { Channel } from '../channel/channel';
import { StatusLine } from '../components/StatusLine';
import { clock } from '../i18n/dates';
import { t } from '../i18n/i18n';
import { useNow } from '../now';
import { apps, returned } from './apps';
import { type AppState, awayApps, stillShown } from './apps.model';

/** The status line: what is away, since when, what is safe, that it comes back by itself; and for a while, what is back. */
export function AppsStatus(props: { channel: Channel | null }) {
  const now = useNow(1_000).value;
  if (props.channel?.online.value === false)
    return (
      <StatusLine tone="warn">
        <b>{t('kit.status.lost', { time: clock(props.channel.since.value) })}</b>{' '}
        <span class="q">{t('kit.status.lostMore')}</span>
      </StatusLine>
    );
  const away = awayApps(apps.value);
  const back = stillShown(returned.value, now);
  if (away.length === 0 && back.length === 0) return <StatusLine tone={null} />;
  return (
    <StatusLine tone={away.length > 0 ? 'warn' : 'ok'}>
      {away.map((app) => (
        <p key={app.id}>
          <b>{t('kit.status.away', { app: app.name, time: clock(app.since) })}</b>{' '}
          <span class="q">{reasonText(app)}</span>
        </p>
      ))}
      {back.map((app) => (
        <p key={app.id}>
          <b>{t('kit.status.back', { app: app.name })}</b>
        </p>
      ))}
    </StatusLine>
  );
}

function reasonText(app: AppState): string {
  switch (app.reason) {
    case 'timed_out':
      return t('kit.status.timedOut');
    case 'garbled':
      return t('kit.status.garbled');
    case 'busy':
      return t('kit.status.busy');
    default:
      return t('kit.status.unreachable');
  }
}
