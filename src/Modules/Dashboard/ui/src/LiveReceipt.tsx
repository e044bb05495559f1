import { reasonOfCode } from '@kit/api/reason';
import { classes } from '@kit/classes';
import { StatusLine } from '@kit/components/StatusLine';
import { clock, stamp } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { CloudOff } from 'lucide';
import { type Away, type Freshness, isAway } from './models/live.model';
import { t } from './t';

/** How fresh everything on the page is: live by the minute, or as it was when the server was last heard. */
export function LiveReceipt(props: { fresh: Freshness }) {
  const { fresh } = props;
  const now = useNow(60_000).value;
  const away = isAway(fresh);
  return (
    <span class={classes('receipt', away && 'late')} data-fresh={fresh.kind}>
      {away ? <Icon node={CloudOff} /> : <span class={classes('dot', fresh.kind === 'live' && 'ok')} />}
      <span class="wide-only">{face(fresh, now)}</span>
      <span class="phone-only">{brief(fresh, now)}</span>
    </span>
  );
}

/** What is away, since when, and that it comes back by itself; spoken when it changes. */
export function AwayLine(props: { fresh: Freshness }) {
  const { fresh } = props;
  const now = useNow(60_000).value;
  return isAway(fresh) ? <StatusLine tone="warn">{why(fresh, now)}</StatusLine> : <StatusLine tone={null} />;
}

function face(fresh: Freshness, now: Date): string {
  if (fresh.kind === 'opening') return t('receipt.opening');
  if (fresh.kind === 'live') return t('kit.receipt.live', { time: clock(now) });
  if (fresh.at === null) return t(`receipt.nothing.${fresh.kind}`);
  return t(`receipt.asOf.${fresh.kind}`, { time: stamp(fresh.at, now) });
}

function brief(fresh: Freshness, now: Date): string {
  if (fresh.kind === 'live') return clock(now);
  return isAway(fresh) && fresh.at !== null ? stamp(fresh.at, now) : '';
}

function why(fresh: Away, now: Date): string {
  if (fresh.at === null) {
    const code = fresh.kind === 'cut' ? 'network.unreachable' : `server.${fresh.reason}`;
    return t('receipt.nothingKept', { why: reasonOfCode(code) });
  }
  const time = stamp(fresh.at, now);
  return fresh.kind === 'cut' ? t('receipt.cut', { time }) : t(`receipt.serverAway.${fresh.reason}`, { time });
}
