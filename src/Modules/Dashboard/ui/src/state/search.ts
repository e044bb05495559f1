import { requestLines } from '@kit/api/lines';
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { signal } from '@preact/signals';
import {
  again,
  asked,
  isSearchable,
  type Part,
  type Search,
  type SearchKind,
  searchKinds,
  withPart,
} from '../models/search.model';
import { base, zone } from './parts';

/** What is typed, kept while the dialog is closed. */
export const typed = signal('');
/** What it found; null while there is nothing to search for. */
export const found = signal<Search | null>(null);

/** How long nothing may be typed before it is searched for, ms. */
const pause = 250;
/** The host answers for a slow server after 5 s; this is for a host that does not answer at all. */
const limit = 9_000;
let timer: ReturnType<typeof setTimeout> | undefined;
let asking = new AbortController();

/** Takes what is typed; it is searched for once the typing rests. */
export function type(text: string): void {
  typed.value = text;
  clearTimeout(timer);
  if (found.value?.words !== text.trim()) stop();
  if (isSearchable(text)) timer = setTimeout(search, pause);
  else found.value = null;
}

function search(): void {
  const words = typed.value.trim();
  if (found.value?.words === words) return;
  found.value = asked(words);
  void ask(searchKinds);
}

/** Asks again for one kind that failed. */
export function searchAgain(kind: SearchKind): void {
  if (found.value === null) return;
  found.value = { ...found.value, parts: again([kind], found.value.parts) };
  void ask([kind]);
}

function stop(): void {
  asking.abort(new DOMException('Another search', 'AbortError'));
  asking = new AbortController();
}

async function ask(kinds: readonly SearchKind[]): Promise<void> {
  const { signal: ended } = asking;
  const awaited = new Set<SearchKind>(kinds);
  const take = (kind: SearchKind, part: Part): void => {
    awaited.delete(kind);
    if (!ended.aborted && found.value !== null) found.value = withPart(found.value, kind, part);
  };
  const fail = (problem: ApiProblem): void => {
    for (const kind of awaited) take(kind, { state: 'failed', problem });
  };
  const query = new URLSearchParams({ q: found.value?.words ?? '', kinds: kinds.join(',') });
  try {
    await requestLines(
      `${base}/search?${query}&timeZone=${zone()}`,
      (name, outcome) => {
        const kind = kinds.find((each) => each === name);
        if (kind === undefined) return;
        if ('problem' in outcome) take(kind, { state: 'failed', problem: outcome.problem });
        else take(kind, { state: 'came', ...(outcome.data as { total: number; hits: readonly unknown[] }) });
      },
      { signal: ended, limit },
    );
    fail(new ApiProblem(readProblem(0, { code: 'network.garbled' }, null)));
  } catch (failure) {
    if (ended.aborted) return;
    if (!(failure instanceof ApiProblem)) throw failure;
    fail(failure);
  }
}
