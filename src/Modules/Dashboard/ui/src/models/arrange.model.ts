/**
 * Arranging, from the first key to Done. Each move of one widget is reckoned from where everything stood when that widget
 * was taken in hand, so the others return to their places as soon as they are no longer in the way.
 */
import { type Background, type Kind, type Layout, limits, mend, type Slot, type Widget } from './layout.model';
import { add, closeGaps, hide, place, remove, sameLayout, show, slotOf, step } from './moving.model';

export interface Arranging {
  /** What the server holds, with its version: what Esc leads back to. */
  readonly stored: Layout;
  readonly layout: Layout;
  /** Earlier arrangements, oldest first. */
  readonly past: readonly Layout[];
  /** The widget in hand and what the grid was when it was taken. */
  readonly inHand: { readonly id: string; readonly from: Layout } | null;
}

/** What is to be said about a change. `refused` when it could not be made. */
export type Said =
  | { readonly said: 'moved'; readonly widget: Widget }
  | { readonly said: 'resized'; readonly widget: Widget }
  | { readonly said: 'stepped'; readonly widget: Widget }
  | { readonly said: 'added' | 'shown'; readonly widget: Widget }
  | { readonly said: 'removed' | 'hidden' | 'putBack' | 'refused'; readonly widget: Widget }
  | { readonly said: 'tidied' | 'undone' | 'background' | 'standard' | 'full' };

export interface Step {
  readonly next: Arranging;
  readonly said: Said | null;
}

const deepest = 100;

/** A change of whatever the arrangement is when it is made, which need not be what was last drawn. */
export type Change = (now: Arranging) => Step;

export function begin(stored: Layout): Arranging {
  return { stored, layout: stored, past: [], inHand: null };
}

export function changed(state: Arranging): boolean {
  return !sameLayout(state.stored, state.layout);
}

export function take(state: Arranging, id: string): Arranging {
  return state.inHand?.id === id ? state : { ...state, inHand: { id, from: state.layout } };
}

export function release(state: Arranging): Arranging {
  return state.inHand ? { ...state, inHand: null } : state;
}

export function moveBy(state: Arranging, id: string, dx: number, dy: number): Step {
  return shift(state, id, (slot) => ({ ...slot, x: slot.x + dx, y: slot.y + dy }), 'moved');
}

export function resizeBy(state: Arranging, id: string, dw: number, dh: number): Step {
  return shift(
    state,
    id,
    (slot) => ({ ...slot, w: Math.min(slot.w + dw, limits.columns - slot.x), h: slot.h + dh }),
    'resized',
  );
}

/** Where everything stands after a drag: the dragged widget and those that gave way to it. */
export function dragged(state: Arranging, id: string, slots: ReadonlyMap<string, Slot>): Step {
  const own = state.layout.widgets.find((each) => each.id === id);
  const to = slots.get(id);
  if (!own || !to) return { next: state, said: null };
  const widgets = mend(state.layout.widgets.map((each) => ({ ...each, ...slots.get(each.id) })));
  const step = finish(release(state), widgets, id, own.w !== to.w || own.h !== to.h ? 'resized' : 'moved');
  // A thing that was lifted and put down again is nothing to speak of.
  return step.said?.said === 'refused' ? { ...step, said: null } : step;
}

export function stepBy(state: Arranging, id: string, by: -1 | 1): Step {
  const widgets = step(state.layout.widgets, id, by);
  return finish(release(state), widgets, id, 'stepped');
}

export function addKind(state: Arranging, kind: Kind): Step {
  const widgets = add(state.layout.widgets, kind);
  const widget = widgets?.at(-1);
  if (!widgets || !widget) return { next: state, said: { said: 'full' } };
  return { next: keep(release(state), widgets), said: { said: 'added', widget } };
}

export function showAgain(state: Arranging, id: string): Step {
  return finish(release(state), show(state.layout.widgets, id), id, 'shown');
}

export function removeOne(state: Arranging, id: string): Step {
  return without(state, id, remove(state.layout.widgets, id), 'removed');
}

export function hideOne(state: Arranging, id: string): Step {
  return without(state, id, hide(state.layout.widgets, id), 'hidden');
}

export function tidy(state: Arranging): Step {
  return { next: keep(release(state), closeGaps(state.layout.widgets)), said: { said: 'tidied' } };
}

export function choose(state: Arranging, background: Background): Step {
  const layout = { ...state.layout, background };
  if (sameLayout(layout, state.layout)) return { next: state, said: null };
  return { next: { ...state, past: remember(state), layout }, said: { said: 'background' } };
}

/** Another layout as a whole: the standard one. */
export function replace(state: Arranging, layout: Layout): Step {
  if (sameLayout(layout, state.layout)) return { next: state, said: null };
  return { next: { ...state, past: remember(state), layout, inHand: null }, said: { said: 'standard' } };
}

export function undo(state: Arranging): Step {
  const layout = state.past.at(-1);
  if (!layout) return { next: state, said: null };
  return { next: { ...state, layout, past: state.past.slice(0, -1), inHand: null }, said: { said: 'undone' } };
}

/** Esc on a widget: it goes back to where it was taken from. Without a change in hand there is nothing to put back: null. */
export function putBack(state: Arranging): Step | null {
  const { inHand } = state;
  if (!inHand || sameLayout(inHand.from, state.layout)) return null;
  const widget = inHand.from.widgets.find((each) => each.id === inHand.id);
  if (!widget) return null;
  return {
    next: { ...state, layout: inHand.from, past: remember(state), inHand: null },
    said: { said: 'putBack', widget },
  };
}

function shift(state: Arranging, id: string, change: (slot: Slot) => Slot, said: 'moved' | 'resized'): Step {
  const taken = take(state, id);
  const own = taken.layout.widgets.find((each) => each.id === id);
  const from = taken.inHand?.from.widgets;
  if (!own || !from) return { next: state, said: null };
  return finish(taken, place(from, id, change(slotOf(own))), id, said);
}

function finish(
  state: Arranging,
  widgets: readonly Widget[] | null,
  id: string,
  said: 'moved' | 'resized' | 'stepped' | 'shown',
): Step {
  const before = state.layout.widgets.find((each) => each.id === id);
  const after = widgets?.find((each) => each.id === id);
  if (!before) return { next: state, said: null };
  const still = !widgets || !after || sameLayout(state.layout, { ...state.layout, widgets });
  if (still) return { next: state, said: { said: 'refused', widget: before } };
  return { next: keep(state, widgets), said: { said, widget: after } };
}

function without(state: Arranging, id: string, widgets: readonly Widget[], said: 'removed' | 'hidden'): Step {
  const widget = state.layout.widgets.find((each) => each.id === id);
  if (!widget) return { next: state, said: null };
  return { next: keep(release(state), widgets), said: { said, widget } };
}

function keep(state: Arranging, widgets: readonly Widget[]): Arranging {
  const layout = { ...state.layout, widgets };
  return sameLayout(layout, state.layout) ? state : { ...state, layout, past: remember(state) };
}

function remember(state: Arranging): readonly Layout[] {
  return [...state.past, state.layout].slice(-deepest);
}
