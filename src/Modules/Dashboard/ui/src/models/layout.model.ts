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

/** Rows of the grid that a first screen may show: what begins in them is asked for at once, the rest once it is seen. */
export const firstRows = 10;

export const limits = { columns: 12, minWidth: 2, minHeight: 2, maxHeight: 12, maxRow: 200, maxWidgets: 24 } as const;

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

/** The shown ones that nobody moves, in reading order. */
export function lockedOnes(widgets: readonly Widget[]): Widget[] {
  return visible(widgets).filter((widget) => widget.locked);
}

/** The shown ones that may move, in reading order. */
export function free(widgets: readonly Widget[]): readonly Widget[] {
  return visible(widgets).filter((widget) => !widget.locked);
}

/** A widget straight below whatever it meets. */
export function pushDown(widget: Widget, settled: readonly Widget[]): Widget {
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

/** The moved widgets in the order of the list they came from, with those that did not move. */
export function inOrderOf(original: readonly Widget[], settled: readonly Widget[]): readonly Widget[] {
  const found = new Map(settled.map((widget) => [widget.id, widget]));
  return original.map((widget) => found.get(widget.id) ?? widget);
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(Math.round(value), low), high);
}
