/** Where a person's words are. Never `stored` before the server has answered. */
export type ReceiptState =
  | { readonly kind: 'stored'; readonly at: Date; readonly version?: number }
  | { readonly kind: 'storing'; readonly since: Date }
  | { readonly kind: 'late'; readonly since: Date }
  | { readonly kind: 'readOnly'; readonly why: string }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'live'; readonly at: Date }
  /** Somebody else, or the same person elsewhere, changed it, and that is on screen now. */
  | { readonly kind: 'elsewhere'; readonly at: Date }
  /** Places where two texts stand until a person chooses. */
  | { readonly kind: 'settle'; readonly places: number }
  /** The server refused it; the words are here. */
  | { readonly kind: 'refused' };

/** Storing is said only after a second, so that quick answers do not flicker. */
export function saysStoring(state: ReceiptState, now: Date): boolean {
  return state.kind === 'storing' && now.getTime() - state.since.getTime() >= 1_000;
}

/** Whether the receipt asks for attention. */
export function isLate(state: ReceiptState): boolean {
  return state.kind === 'late' || state.kind === 'offline' || state.kind === 'settle' || state.kind === 'refused';
}
