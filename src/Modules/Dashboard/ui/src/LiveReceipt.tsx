import { classes } from '@kit/classes';
import { clock } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { CloudOff } from 'lucide';
import type { Freshness } from './models/live.model';
import { t } from './t';

/** How fresh everything on the page is: live by the minute, or as it was when the server was last heard. */
export function LiveReceipt(props: { fresh: Freshness }) {
  const { fresh } = props;
  const now = useNow(60_000).value;
  const away = fresh.kind === 'cut' || fresh.kind === 'serverAway';
  return (
    <>
      <span class={classes('receipt', away && 'late')} title={away ? why(fresh) : undefined} data-fresh={fresh.kind}>
        {away ? <Icon node={CloudOff} /> : <span class={classes('dot', fresh.kind === 'live' && 'ok')} />}
        <span class="wide-only">{face(fresh, now)}</span>
        <span class="phone-only">{brief(fresh, now)}</span>
      </span>
      {/* Spoken when it changes, not each minute. */}
      <span class="sr" role="status">
        {away ? why(fresh) : ''}
      </span>
    </>
  );
}

function face(fresh: Freshness, now: Date): string {
  if (fresh.kind === 'opening') return t('receipt.opening');
  return fresh.kind === 'live'
    ? t('kit.receipt.live', { time: clock(now) })
    : t('kit.part.asItWas', { time: clock(fresh.at) });
}

function brief(fresh: Freshness, now: Date): string {
  if (fresh.kind === 'opening') return '';
  return clock(fresh.kind === 'live' ? now : fresh.at);
}

/** What is away, since when, and that it comes back. */
function why(fresh: Freshness): string {
  if (fresh.kind === 'serverAway') return t(`receipt.serverAway.${fresh.reason}`, { time: clock(fresh.at) });
  return fresh.kind === 'cut' ? t('receipt.cut', { time: clock(fresh.at) }) : '';
}
