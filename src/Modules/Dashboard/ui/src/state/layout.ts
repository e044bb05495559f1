import { request } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { createResource } from '@kit/resource';
import { remembered } from '@kit/storage';
import { computed } from '@preact/signals';
import { type Kind, kinds, type Layout, mend, visible } from '../models/layout.model';
import { readLayout, standard } from '../models/stored.model';

/** A layout as the server holds it. */
export interface Held {
  readonly layout: Layout;
  /** For `If-Match`. */
  readonly version: string;
}

/** Somebody else, or the same person elsewhere, has stored another layout meanwhile. */
export interface Conflict {
  readonly mine: Layout;
  readonly theirs: Held;
}

const path = '/api/dashboard/layout';
const memory = 'dashboard.layout';

const before = readLayout(parse(remembered.get(memory)));

export const stored = createResource<Held>(async (signal) =>
  hold(await request<Layout>('GET', path, undefined, { signal })),
);

/** What is on screen: the server's layout, until it comes the last one seen in this browser, and if it fails the standard one. */
export const shown = computed<Layout | null>(() => {
  const { data, problem } = stored.state.value;
  if (data) return data.layout;
  return before ?? (problem ? standard : null);
});

/** The kinds of parts that ask the server for something. */
export const wanted = computed<ReadonlySet<Kind>>(() => {
  const widgets = shown.value ? visible(shown.value.widgets) : [];
  return new Set(kinds.filter((kind) => widgets.some((widget) => widget.kind === kind)));
});

/** Stores a layout over the given version. A conflict is returned, every other failure thrown as `ApiProblem`. */
export async function store(layout: Layout, version: string): Promise<Conflict | null> {
  try {
    const held = hold(await request<Layout>('PUT', path, layout, { ifMatch: version }), layout);
    stored.patch(() => held);
    return null;
  } catch (failure) {
    if (!(failure instanceof ApiProblem) || failure.code !== 'dashboard.layout_changed') throw failure;
    const { current, currentVersion } = failure.details.body;
    const theirs = readLayout(current);
    if (!theirs || typeof currentVersion !== 'string') throw failure;
    return { mine: layout, theirs: { layout: theirs, version: quoted(currentVersion) } };
  }
}

/** The other layout was chosen: it is already on the server. */
export function take(held: Held): void {
  stored.patch(() => held);
  remembered.set(memory, JSON.stringify(held.layout));
}

function hold(answer: { readonly data: Layout; readonly etag: string | null }, sent?: Layout): Held {
  const layout = readLayout(answer.data) ?? sent ?? standard;
  remembered.set(memory, JSON.stringify(layout));
  return { layout: { ...layout, widgets: mend(layout.widgets) }, version: answer.etag ?? '' };
}

function quoted(version: string): string {
  return version.startsWith('"') ? version : `"${version}"`;
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return null;
    throw failure;
  }
}
