import type { Said } from '../models/arrange.model';
import type { Widget } from '../models/layout.model';
import { t } from '../t';

/** What a screen reader hears of a change: "Tasks, column 9, row 3". */
export function sentence(said: Said): string {
  if (!('widget' in said)) return t(`said.${said.said}`);
  return t(`said.${said.said}`, values(said.widget));
}

/** A widget and its place, for texts: cells counted from one. */
export function values(widget: Widget): Readonly<Record<string, string | number>> {
  return { name: t(`kind.${widget.kind}`), column: widget.x + 1, row: widget.y + 1, wide: widget.w, high: widget.h };
}
