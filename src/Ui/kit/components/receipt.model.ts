/** Where a person's words are. Never `stored` before the server has answered. */
export type ReceiptState =
  | { readonly kind: 'stored'; readonly at: Date; readonly version?: number }
  | { readonly kind: 'storing'; readonly since: Date }
  | { readonly kind: 'late'; readonly since: Date }
  | { readonly kind: 'readOnly'; readonly why: string }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'live'; readonly at: Date };

/** Storing is said only after a second, so that quick answers do not flicker. */
export function saysStoring(state: ReceiptState, now: Date): boolean {
  return state.kind === 'storing' && now.getTime() - state.since.getTime() >= 1_000;
}
