/** The place of the pane that comes after (`by` 1) or before (-1) the one in hand, round and round; -1 in hand means none. */
export function nextPane(count: number, inHand: number, by: 1 | -1): number | null {
  if (count === 0) return null;
  if (inHand < 0) return by === 1 ? 0 : count - 1;
  return (inHand + by + count) % count;
}
