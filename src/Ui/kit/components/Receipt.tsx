import { CloudOff, FilePen, GitMerge, HardDriveDownload, HardDriveUpload, Lock, Radio, TriangleAlert } from 'lucide';
import { clock } from '../i18n/dates';
import { t } from '../i18n/i18n';
import { Icon } from '../icons';
import { useNow } from '../now';
import { isLate, type ReceiptState, saysStoring } from './receipt.model';

/** The receipt in the bar: where the words are and since when; same place and form in every app. */
export function Receipt(props: { state: ReceiptState; onOpen?: () => void }) {
  const { state } = props;
  const now = useNow(1_000);
  const name = isLate(state) ? 'receipt late' : 'receipt';
  const face = (
    <>
      <Icon node={icons[state.kind]} />
      <span class="wide-only">{sentence(state, now.value)}</span>
      <span class="phone-only">{brief(state)}</span>
    </>
  );
  return (
    <span class="receipt-place" role="status" data-receipt={state.kind}>
      {props.onOpen === undefined ? (
        <span class={name}>{face}</span>
      ) : (
        <button type="button" class={name} title={sentence(state, now.value)} onClick={props.onOpen}>
          {face}
        </button>
      )}
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
  elsewhere: FilePen,
  settle: GitMerge,
  refused: TriangleAlert,
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
    case 'elsewhere':
      return t('kit.receipt.elsewhere', { time: clock(state.at) });
    case 'settle':
      return t('kit.receipt.settle', { count: state.places });
    case 'refused':
      return t('kit.receipt.refused');
  }
}

function brief(state: ReceiptState): string {
  if (state.kind === 'stored' || state.kind === 'live' || state.kind === 'elsewhere') return clock(state.at);
  if (state.kind === 'offline') return state.waiting > 0 ? String(state.waiting) : '';
  if (state.kind === 'settle') return String(state.places);
  return state.kind === 'late' ? clock(state.since) : '';
}
