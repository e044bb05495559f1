/** What arranging does with widgets on the grid: pure functions over immutable lists. */

import {
  clamp,
  free,
  inOneColumn,
  inOrderOf,
  type Kind,
  type Layout,
  limits,
  lockedOnes,
  overlaps,
  pushDown,
  rankInColumn,
  type Slot,
  visible,
  type Widget,
} from './layout.model';

/** The size a part has when it is put on the grid for the first time. */
export const firstSize: Readonly<Record<Kind, { readonly w: number; readonly h: number }>> = {
  mail: { w: 4, h: 4 },
  agenda: { w: 4, h: 4 },
  tasks: { w: 4, h: 3 },
  notes: { w: 4, h: 3 },
  files: { w: 4, h: 3 },
  pins: { w: 4, h: 3 },
  conference: { w: 4, h: 2 },
  birthdays: { w: 2, h: 3 },
  clock: { w: 2, h: 3 },
  links: { w: 3, h: 3 },
};

/**
 * Puts one widget where it is wanted, below a locked one that lies there; whatever it meets goes straight down until it
 * is free, everything else stays. Null when something would leave the last row, or the widget is locked: the change is
 * refused rather than half made.
 */
export function place(widgets: readonly Widget[], id: string, wanted: Slot): readonly Widget[] | null {
  const own = widgets.find((widget) => widget.id === id);
  if (!own || own.locked) return null;
  const settled = lockedOnes(widgets);
  settled.push(pushDown({ ...own, ...clamp(wanted), hidden: false }, settled));
  for (const widget of free(widgets)) {
    if (widget.id !== id) settled.push(pushDown(widget, settled));
  }
  if (settled.some((widget) => widget.y > limits.maxRow)) return null;
  return inOrderOf(widgets, settled);
}

/** Lets every widget rise as far as it can without passing another one: the gaps close, the order stays. */
export function closeGaps(widgets: readonly Widget[]): readonly Widget[] {
  const settled = lockedOnes(widgets);
  for (const widget of free(widgets)) {
    let y = widget.y;
    while (y > 0 && !settled.some((other) => overlaps({ ...widget, y: y - 1 }, other))) y -= 1;
    settled.push({ ...widget, y });
  }
  return inOrderOf(widgets, settled);
}

/** The first free slot of a size, by rows from the top left. */
export function firstFree(taken: readonly Slot[], w: number, h: number, columns: number = limits.columns): Slot {
  const bottom = taken.reduce((low, slot) => Math.max(low, slot.y + slot.h), 0);
  for (let y = 0; y < bottom; y += 1) {
    for (let x = 0; x + w <= columns; x += 1) {
      const slot = { x, y, w, h };
      if (!taken.some((other) => overlaps(slot, other))) return slot;
    }
  }
  return { x: 0, y: bottom, w, h };
}

/** Adds a part of a kind at the first free place. Null when the grid is full. */
export function add(widgets: readonly Widget[], kind: Kind): readonly Widget[] | null {
  if (widgets.length >= limits.maxWidgets) return null;
  const size = firstSize[kind];
  const slot = firstFree(visible(widgets), size.w, size.h);
  if (slot.y > limits.maxRow) return null;
  return [...widgets, { id: freshId(widgets), kind, hidden: false, locked: false, settings: null, ...slot }];
}

export function remove(widgets: readonly Widget[], id: string): readonly Widget[] {
  return widgets.filter((widget) => widget.id !== id || widget.locked);
}

export function hide(widgets: readonly Widget[], id: string): readonly Widget[] {
  return widgets.map((widget) => (widget.id === id && !widget.locked ? { ...widget, hidden: true } : widget));
}

/** Shows a hidden part again: at its old place when that is free, else at the first free one. */
export function show(widgets: readonly Widget[], id: string): readonly Widget[] | null {
  const own = widgets.find((widget) => widget.id === id);
  if (!own) return null;
  const taken = visible(widgets);
  const slot = taken.some((other) => overlaps(own, other)) ? firstFree(taken, own.w, own.h) : own;
  return slot.y > limits.maxRow ? null : place(widgets, id, slot);
}

/**
 * Moves a part one step up or down in the one column by exchanging its slot with its neighbour's, so the shape of the wide
 * grid stays and nothing can collide. Null when there is no such step.
 */
export function step(widgets: readonly Widget[], id: string, by: -1 | 1): readonly Widget[] | null {
  const movable = inOneColumn(widgets).filter((each) => rankInColumn(each.kind) === 2 && !each.locked);
  const at = movable.findIndex((each) => each.id === id);
  const own = movable[at];
  const other = movable[at + by];
  if (!own || !other) return null;
  return widgets.map((widget) => {
    if (widget.id === own.id) return { ...widget, ...slotOf(other) };
    return widget.id === other.id ? { ...widget, ...slotOf(own) } : widget;
  });
}

export function sameLayout(a: Layout, b: Layout): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

export function slotOf({ x, y, w, h }: Slot): Slot {
  return { x, y, w, h };
}

function canonical(layout: Layout): unknown {
  const { background } = layout;
  const widgets = [...layout.widgets].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    background.kind,
    background.kind === 'builtin' ? background.id : '',
    widgets.map((each) => [each.id, each.kind, each.hidden, each.x, each.y, each.w, each.h, each.settings]),
  ];
}

function freshId(widgets: readonly Widget[]): string {
  const used = new Set(widgets.map((widget) => widget.id));
  let number = 1;
  while (used.has(`w${number}`)) number += 1;
  return `w${number}`;
}
