/**
 * Changes made here that the server has not confirmed yet. They lie over the content, so that an answer which left the
 * server before the change reached it cannot undo it on screen.
 */

export interface Refused<Change> {
  readonly change: Change;
  readonly why: string;
}

export interface Edits<Change> {
  readonly pending: ReadonlyMap<string, Change>;
  readonly refused: ReadonlyMap<string, Refused<Change>>;
}

export function noEdits<Change>(): Edits<Change> {
  return { pending: new Map(), refused: new Map() };
}

export function begun<Change>(edits: Edits<Change>, id: string, change: Change): Edits<Change> {
  return { pending: new Map(edits.pending).set(id, change), refused: without(edits.refused, id) };
}

/** The server has it. A later change of the same thing stays pending. */
export function confirmed<Change>(edits: Edits<Change>, id: string, change: Change): Edits<Change> {
  return edits.pending.get(id) === change ? { ...edits, pending: without(edits.pending, id) } : edits;
}

/** The server has it not: the content shows the old state again and the reason is kept until it is tried again or let go. */
export function refused<Change>(edits: Edits<Change>, id: string, change: Change, why: string): Edits<Change> {
  if (edits.pending.get(id) !== change) return edits;
  return { pending: without(edits.pending, id), refused: new Map(edits.refused).set(id, { change, why }) };
}

export function letGo<Change>(edits: Edits<Change>, id: string): Edits<Change> {
  return { ...edits, refused: without(edits.refused, id) };
}

/** The content as the person should see it. */
export function applied<Item extends { readonly id: string }, Change>(
  items: readonly Item[],
  edits: Edits<Change>,
  apply: (item: Item, change: Change) => Item,
): readonly Item[] {
  if (edits.pending.size === 0) return items;
  return items.map((item) => {
    const change = edits.pending.get(item.id);
    return change === undefined ? item : apply(item, change);
  });
}

function without<Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  if (!map.has(id)) return map;
  const next = new Map(map);
  next.delete(id);
  return next;
}
