/** How long to wait before the next try: doubles from `first` to `most`, with a spread of a fifth against stampedes. */
export function backoff(attempt: number, first: number, most: number, random: () => number = Math.random): number {
  const wait = Math.min(most, first * 2 ** Math.max(0, attempt - 1));
  return Math.round(wait * (0.8 + 0.4 * random()));
}
