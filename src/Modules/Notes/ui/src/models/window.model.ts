/** Which rows of a long list are in the page: those in sight and some before and after. */
export interface Slice {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Rows all of one height; `spare` more on both sides keep fast scrolling free of gaps. */
export function slice(scrollTop: number, height: number, row: number, count: number, spare = 12): Slice {
  const first = Math.floor(scrollTop / row);
  const last = Math.ceil((scrollTop + height) / row);
  const from = Math.max(0, Math.min(count, first - spare));
  return { from, to: Math.max(from, Math.min(count, last + spare)) };
}

/** Where to scroll so that a row is wholly in sight; null when it is already. */
export function scrollFor(index: number, row: number, scrollTop: number, height: number): number | null {
  const top = index * row;
  if (top < scrollTop) return top;
  return top + row > scrollTop + height ? top + row - height : null;
}
