import { CloudOff, HardDriveDownload, HardDriveUpload, Lock, Radio, TriangleAlert } from 'lucide';
import { clock } from '../i18n/dates';
import { t } from '../i18n/i18n';
import { Icon } from '../icons';
import { useNow } from '../now';
import { type ReceiptState, saysStoring } from './receipt.model';

/** The receipt in the bar: where the words are and since when; same place and form in every app. */
export function Receipt(props: { state: ReceiptState }) {
  const { state } = props;
  const now = useNow(1_000);
  const late = state.kind === 'late' || state.kind === 'offline';
  return (
    <span class={late ? 'receipt late' : 'receipt'} role="status">
      <Icon node={icons[state.kind]} />
      <span class="wide-only">{sentence(state, now.value)}</span>
      <span class="phone-only">{brief(state)}</span>
    </span>
  );
}

const icons = {
  stored: HardDriveDownload,
  storing: HardDriveUpload,
  late: TriangleAlert,
  readOnly: Lock,
  offline: CloudOff,
  live: Radio,
};

function sentence(state: ReceiptState, now: Date): string {
  switch (state.kind) {
    case 'stored':
      return state.version === undefined
        ? t('kit.receipt.stored', { time: clock(state.at) })
        : t('kit.receipt.storedVersion', { time: clock(state.at), version: state.version });
    case 'storing':
      return saysStoring(state, now) ? t('kit.receipt.storing') : t('kit.receipt.begun');
    case 'late':
      return t('kit.receipt.late', { time: clock(state.since) });
    case 'readOnly':
      return t('kit.receipt.readOnly', { why: state.why });
    case 'offline':
      return t('kit.receipt.offline', { count: state.waiting });
    case 'live':
      return t('kit.receipt.live', { time: clock(state.at) });
  }
}

function brief(state: ReceiptState): string {
  if (state.kind === 'stored' || state.kind === 'live') return clock(state.at);
  return state.kind === 'late' ? clock(state.since) : '';
}
