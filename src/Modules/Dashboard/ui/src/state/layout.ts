import { request } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { createResource } from '@kit/resource';
import { computed, signal } from '@preact/signals';
import { type AskingKind, asks, firstRows, kinds, type Layout, visible, type Widget } from '../models/layout.model';
import type { Settings } from '../models/settings.model';
import { readLayout } from '../models/stored.model';
import { mayKeep } from './session';

/** A layout as the server holds it. */
export interface Held {
  readonly layout: Layout;
  /** For `If-Match`. */
  readonly version: string;
  /** What the person can go back to: the administrator's, or the one that comes with the product. */
  readonly standard: Layout;
}

type Answered = Layout & { readonly standard: unknown };

/** Somebody else, or the same person elsewhere, has stored another layout meanwhile. */
export interface Conflict {
  readonly mine: Layout;
  readonly theirs: Held;
}

const path = '/api/dashboard/layout';

/** The person's layout as it was last seen in this browser; null where it was not. */
export const before = signal<Layout | null>(null);

let asked = false;

export const stored = createResource<Held>(async (signal) => {
  const first = mayKeep && !asked;
  asked = true;
  return hold(await request<Answered>('GET', first ? `${path}?first` : path, undefined, { signal }));
});

/** What is on screen: the server's layout, until it comes the last one seen in this browser; null when there is neither. */
export const shown = computed<Layout | null>(() => stored.state.value.data?.layout ?? before.value);

/** Ids of the widgets that have been on screen. */
const seen = signal<ReadonlySet<string>>(new Set());

/** A widget came on screen: from now on it has its content. */
export function see(id: string): void {
  if (!seen.value.has(id)) seen.value = new Set(seen.value).add(id);
}

/** The kinds of parts that ask the server for something: what a first screen may show, and what was scrolled to. */
export const wanted = computed<ReadonlySet<AskingKind>>(() => {
  const all = shown.value ? visible(shown.value.widgets) : [];
  const widgets = all.filter((widget) => widget.y < firstRows || seen.value.has(widget.id));
  return new Set(kinds.filter(asks).filter((kind) => widgets.some((widget) => widget.kind === kind)));
});

/** Stores a layout over the given version. A conflict is returned, every other failure thrown as `ApiProblem`. */
export async function store(layout: Layout, version: string): Promise<Conflict | null> {
  try {
    const held = hold(await request<Answered>('PUT', path, layout, { ifMatch: version }));
    stored.patch(() => held);
    return null;
  } catch (failure) {
    if (!(failure instanceof ApiProblem) || failure.code !== 'dashboard.layout_changed') throw failure;
    const { current, currentVersion } = failure.details.body;
    if (typeof currentVersion !== 'string') throw failure;
    return { mine: layout, theirs: read(current as Answered, quoted(currentVersion)) };
  }
}

/** Keeps what was chosen inside one widget; the rest of the layout stays. Rejects with `ApiProblem`. */
export async function keepSettings(id: string, settings: Settings): Promise<void> {
  const held = hold(await request<Answered>('PUT', `${path}/widgets/${encodeURIComponent(id)}/settings`, settings));
  stored.patch(() => held);
}

/** Whether the administrator chose what is inside a widget, so that nobody else does. */
export function isFixed(widget: Widget): boolean {
  const own = stored.state.value.data?.standard.widgets.find((each) => each.id === widget.id);
  return widget.locked && own?.settings != null;
}

/** The other layout was chosen: it is already on the server. */
export function take(held: Held): void {
  stored.patch(() => held);
}

function hold(answer: { readonly data: Answered; readonly etag: string | null }): Held {
  return read(answer.data, answer.etag ?? '');
}

function read(answer: Answered, version: string): Held {
  const layout = readLayout(answer);
  const standard = readLayout(answer.standard);
  if (!layout || !standard) throw new ApiProblem(readProblem(0, { code: 'network.garbled' }, null));
  return { layout, version, standard };
}

function quoted(version: string): string {
  return version.startsWith('"') ? version : `"${version}"`;
}
