/** Which receipt the page shows: where the words of the open note are, else how fresh everything is. */
import type { ReceiptState } from '@kit/components/receipt.model';
import { type Held, waits } from '../sync/held.model';
import type { Reach } from './reach.model';

export interface Known {
  readonly reach: Reach;
  readonly now: Date;
  /** Notes with something unsent. */
  readonly waiting: number;
  /** The open note; null when none is. */
  readonly held: Held | null;
  /** Words are only in the page yet. */
  readonly dirty: boolean;
  /** The session is over: nothing is stored before there is a new one. */
  readonly signedOut: boolean;
  /** The server has it no more, and nothing was written since. */
  readonly gone: boolean;
  readonly conflicts: number;
  /** When something was last stored from here; null when nothing was. */
  readonly storedAt: Date | null;
  readonly changedElsewhere: Date | null;
  /** Why the open note cannot be written in. */
  readonly whyReadOnly: string;
}

/** For how long it is news that a note was changed elsewhere, ms. */
const news = 30_000;

export function receiptOf(known: Known): ReceiptState {
  const { reach, held, now } = known;
  const waiting = held !== null && (known.dirty || waits(held));
  if (known.signedOut && (waiting || known.waiting > 0)) return { kind: 'refused' };
  if (!reach.there && reach.kind === 'offline') return { kind: 'offline', waiting: known.waiting };
  if (!reach.there && (waiting || known.waiting > 0)) return { kind: 'late', since: reach.since };
  if (held === null) return known.waiting > 0 ? { kind: 'storing', since: now } : { kind: 'live', at: now };
  if (held.trouble !== null || known.gone) return { kind: 'refused' };
  if (!held.rights.modify) return { kind: 'readOnly', why: known.whyReadOnly };
  if (waiting) return { kind: 'storing', since: new Date(held.since ?? now) };
  if (known.conflicts > 0) return { kind: 'settle', places: known.conflicts };
  if (known.changedElsewhere !== null && now.getTime() - known.changedElsewhere.getTime() < news)
    return { kind: 'elsewhere', at: known.changedElsewhere };
  if (held.creation !== null) return { kind: 'live', at: now };
  return { kind: 'stored', at: known.storedAt ?? new Date(held.modified) };
}
