import { Receipt } from '@kit/components/Receipt';
import { useNow } from '@kit/now';
import { stranded } from '@kit/session/session';
import { receiptOf } from './models/receipt.model';
import { reachable, unsent } from './state/here';
import { changedElsewhere, conflicts, desk } from './state/open';
import { t } from './t';

/** Where the words are and since when. */
export function NotesReceipt() {
  const now = useNow(1_000).value;
  const open = desk.value;
  const held = open?.held.value ?? null;
  const state = receiptOf({
    reach: reachable.value,
    now,
    waiting: unsent.value.length,
    held,
    dirty: open?.dirty.value ?? false,
    signedOut: stranded.value,
    gone: open?.gone.value ?? false,
    conflicts: conflicts.value,
    storedAt: open?.storedAt.value ?? null,
    changedElsewhere: changedElsewhere.value,
    whyReadOnly: held?.owner == null ? t('note.noRight') : t('note.ownedBy', { owner: held.owner }),
  });
  return <Receipt state={state} />;
}
