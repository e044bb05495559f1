/** Reading a layout from JSON of any origin: the server's answer, this browser's memory. */
import { type Background, clamp, type Kind, kinds, type Layout, limits, mend, type Widget } from './layout.model';
import { readSettings } from './settings.model';

/** What lies behind when nothing sensible is said about it. */
const paper: Background = { kind: 'none' };

/** The layout in a JSON value; parts this version does not know are left out. Null when it is no layout at all. */
export function readLayout(value: unknown): Layout | null {
  if (!isRecord(value) || !Array.isArray(value.widgets)) return null;
  const widgets: Widget[] = [];
  for (const each of value.widgets.slice(0, limits.maxWidgets)) {
    const widget = readWidget(each);
    if (widget && !widgets.some((other) => other.id === widget.id)) widgets.push(widget);
  }
  return { widgets: mend(widgets), background: readBackground(value.background) };
}

function readWidget(value: unknown): Widget | null {
  if (!isRecord(value) || typeof value.id !== 'string') return null;
  const kind = kinds.find((each): each is Kind => each === value.kind);
  const { x, y, w, h } = value;
  if (!kind || ![x, y, w, h].every((side) => Number.isFinite(side))) return null;
  const slot = clamp({ x: Number(x), y: Number(y), w: Number(w), h: Number(h) });
  return {
    id: value.id,
    kind,
    hidden: value.hidden === true,
    locked: value.locked === true,
    settings: readSettings(value.settings),
    ...slot,
  };
}

function readBackground(value: unknown): Background {
  if (!isRecord(value)) return paper;
  if (value.kind === 'own' || value.kind === 'none') return { kind: value.kind };
  return value.kind === 'builtin' && typeof value.id === 'string' ? { kind: 'builtin', id: value.id } : paper;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
