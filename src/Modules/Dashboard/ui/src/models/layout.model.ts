/**
 * The rules of the widget grid: twelve columns, free rows, nothing ever on top of something else.
 * Pure functions over immutable lists; the server checks the same limits again.
 */

import type { Settings } from './settings.model';

export const kinds = [
  'mail',
  'agenda',
  'tasks',
  'notes',
  'files',
  'pins',
  'conference',
  'birthdays',
  'clock',
  'links',
] as const;
export type Kind = (typeof kinds)[number];
/** The kinds that show something of the server. */
export type AskingKind = Exclude<Kind, 'clock' | 'links'>;

export function asks(kind: Kind): kind is AskingKind {
  return kind !== 'clock' && kind !== 'links';
}

/** One place on the grid, in cells: `x` 0 to 11 from the left, `y` from the top. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Widget extends Slot {
  readonly id: string;
  readonly kind: Kind;
  /** Kept with its size, but not shown and asking the server for nothing. */
  readonly hidden: boolean;
  /** Fixed by the administrator: always shown, always there. */
  readonly locked: boolean;
  readonly settings: Settings | null;
}

export type Background =
  | { readonly kind: 'builtin'; readonly id: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'none' };

export interface Layout {
  readonly widgets: readonly Widget[];
  readonly background: Background;
}

export const limits = { columns: 12, minWidth: 2, minHeight: 2, maxHeight: 12, maxRow: 200, maxWidgets: 24 } as const;

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

export function overlaps(a: Slot, b: Slot): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Reading order: by rows, then from the left. */
export function byRows(a: Slot, b: Slot): number {
  return a.y - b.y || a.x - b.x;
}

export function visible(widgets: readonly Widget[]): readonly Widget[] {
  return widgets.filter((widget) => !widget.hidden).sort(byRows);
}

/** The nearest slot that keeps every limit of the grid. */
export function clamp(slot: Slot, columns: number = limits.columns): Slot {
  const w = between(slot.w, Math.min(limits.minWidth, columns), columns);
  const h = between(slot.h, limits.minHeight, limits.maxHeight);
  return { w, h, x: between(slot.x, 0, columns - w), y: between(slot.y, 0, limits.maxRow) };
}

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

/** A list as it may come from anywhere made fit to be shown: inside the limits, nothing on top of something else. */
export function mend(widgets: readonly Widget[]): readonly Widget[] {
  const settled = lockedOnes(widgets);
  for (const widget of free(widgets)) settled.push(pushDown({ ...widget, ...clamp(widget) }, settled));
  return inOrderOf(widgets, settled);
}

/**
 * The same parts in fewer columns. Wide ones (over half) take the whole width, the others half of it; they keep their
 * heights and their reading order.
 */
export function reflow(widgets: readonly Widget[], columns: number): readonly Widget[] {
  if (columns >= limits.columns) return visible(widgets);
  const settled: Widget[] = [];
  for (const widget of visible(widgets)) {
    const w = widget.w * 2 > limits.columns + 1 ? columns : Math.max(1, Math.floor(columns / 2));
    settled.push({ ...widget, ...lowestFree(settled, w, widget.h, columns) });
  }
  return settled;
}

/** One column, as on the phone: conference and agenda first, the rest by rows. */
export function inOneColumn(widgets: readonly Widget[]): readonly Widget[] {
  return [...visible(widgets)].sort((a, b) => rankInColumn(a.kind) - rankInColumn(b.kind));
}

/** 0 and 1 for the kinds that stand first in one column, 2 for the rest. */
export function rankInColumn(kind: Kind): number {
  return kind === 'conference' ? 0 : kind === 'agenda' ? 1 : 2;
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

function lockedOnes(widgets: readonly Widget[]): Widget[] {
  return visible(widgets).filter((widget) => widget.locked);
}

function free(widgets: readonly Widget[]): readonly Widget[] {
  return visible(widgets).filter((widget) => !widget.locked);
}

function pushDown(widget: Widget, settled: readonly Widget[]): Widget {
  let y = widget.y;
  let met = settled.find((other) => overlaps({ ...widget, y }, other));
  while (met) {
    y = met.y + met.h;
    met = settled.find((other) => overlaps({ ...widget, y }, other));
  }
  return y === widget.y ? widget : { ...widget, y };
}

/** The free slot that does not stand before the last one in reading order, so that order survives the narrower grid. */
function lowestFree(settled: readonly Widget[], w: number, h: number, columns: number): Slot {
  const last = settled.at(-1);
  for (let y = last?.y ?? 0; ; y += 1) {
    for (let x = 0; x + w <= columns; x += w) {
      const slot = { x, y, w, h };
      const before = last !== undefined && byRows(slot, last) < 0;
      if (!before && !settled.some((other) => overlaps(slot, other))) return slot;
    }
  }
}

function inOrderOf(original: readonly Widget[], settled: readonly Widget[]): readonly Widget[] {
  const found = new Map(settled.map((widget) => [widget.id, widget]));
  return original.map((widget) => found.get(widget.id) ?? widget);
}

function freshId(widgets: readonly Widget[]): string {
  const used = new Set(widgets.map((widget) => widget.id));
  let number = 1;
  while (used.has(`w${number}`)) number += 1;
  return `w${number}`;
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(Math.round(value), low), high);
}
