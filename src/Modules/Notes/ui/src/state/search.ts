/** What the list is searched for: at once in what is known here, then by the server in every word. */
import { ApiProblem } from '@kit/api/problem';
import { computed, effect, signal } from '@preact/signals';
import { notesApi } from '../api/wire';
import { excerpt, matches, terms } from '../models/highlight.model';
import { limits, type Summary } from '../models/note.model';
import { plainText } from '../models/text.model';
import { present, summaryOf } from '../sync/held.model';
import { here, reachable } from './here';
import { inView, notes, upsert } from './library';
import { place } from './place';

export const query = signal('');
export const wanted = computed(() => terms(query.value));

interface Answer {
  readonly query: string;
  readonly ids: ReadonlySet<string>;
  /** True when the server could not be asked. */
  readonly onlyHere: boolean;
}

const answer = signal<Answer | null>(null);
/** Words around what was found, from notes that are kept here. */
export const excerpts = signal<ReadonlyMap<string, string>>(new Map());

/** Whether the server is still looking. */
export const searching = computed(() => wanted.value.length > 0 && answer.value?.query !== query.value);
export const onlyHere = computed(() => wanted.value.length > 0 && answer.value?.onlyHere === true);

/** The rows of the list: the view, or what of it was found. */
export const rows = computed<readonly Summary[]>(() => {
  if (wanted.value.length === 0) return inView.value;
  const found = answer.value?.query === query.value ? answer.value.ids : null;
  return inView.value.filter(
    (note) =>
      found?.has(note.id) === true ||
      excerpts.value.has(note.id) ||
      matches(`${note.title} ${note.tags.join(' ')} ${note.preview ?? ''}`, wanted.value),
  );
});

let asking: AbortController | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const asked = query.value;
  const { view } = place.value;
  const parts = here.value;
  clearTimeout(timer);
  asking?.abort();
  if (terms(asked).length === 0 || parts === null || view.kind === 'trash') {
    answer.value = null;
    excerpts.value = new Map();
    return;
  }
  timer = setTimeout(() => {
    void searchHere(asked);
    void ask(asked);
  }, 180);
});

/** Every word of the notes that are kept here. */
async function searchHere(asked: string): Promise<void> {
  const words = terms(asked);
  const found = new Map<string, string>();
  await here.value?.store.each((held) => {
    const content = present(held);
    const text = plainText(content.html.replaceAll(/ src="data:[^"]*"/g, ''));
    if (held.wanted.deleted === null && matches(`${content.title}\n${content.tags.join(' ')}\n${text}`, words)) {
      const line = text.replaceAll('\n', ' ');
      found.set(summaryOf(held).id, excerpt(line, words));
    }
  });
  if (query.value === asked) excerpts.value = found;
}

async function ask(asked: string): Promise<void> {
  const mine = new AbortController();
  asking = mine;
  try {
    if (!reachable.peek().there) throw mine;
    const page = await notesApi.list({ q: asked.slice(0, limits.query), limit: 200 }, mine.signal);
    const known = new Set(notes.peek().map((note) => note.id));
    upsert(page.notes.filter((note) => !known.has(note.id)));
    answer.value = { query: asked, ids: new Set(page.notes.map((note) => note.id)), onlyHere: false };
  } catch (failure) {
    if (mine.signal.aborted) return;
    if (failure !== mine && !(failure instanceof ApiProblem)) throw failure;
    answer.value = { query: asked, ids: new Set(), onlyHere: true };
  }
}
