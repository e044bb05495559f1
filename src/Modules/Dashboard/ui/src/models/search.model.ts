/** What a search found, kind by kind, and which words of a text it is for. */
import type { ApiProblem } from '@kit/api/problem';
import type { Place } from '@kit/files/place.model';

export interface MessageHit {
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly preview: string;
  readonly date: string;
  readonly seen: boolean;
  /** Empty for the inbox. */
  readonly folder: string;
  readonly address: string;
}

export interface EventHit {
  readonly id: string;
  readonly title: string;
  readonly location: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly isSeries: boolean;
  readonly calendar: string;
  readonly owner: string | null;
}

export interface NoteHit {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly modified: string;
}

export interface FileHit {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly size: number;
  readonly modified: string;
}

export interface ContactHit {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

export interface Hits {
  readonly mail: MessageHit;
  readonly events: EventHit;
  readonly notes: NoteHit;
  readonly files: FileHit;
  readonly contacts: ContactHit;
}

/** In the order in which they are shown. */
export const searchKinds = ['mail', 'events', 'notes', 'files', 'contacts'] as const;
export type SearchKind = (typeof searchKinds)[number];

export type Part =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly problem: ApiProblem }
  | { readonly state: 'came'; readonly total: number; readonly hits: readonly unknown[] };

export interface Search {
  readonly words: string;
  readonly parts: Readonly<Record<SearchKind, Part>>;
}

export const asked = (words: string): Search => ({
  words,
  parts: again(searchKinds, {} as Search['parts']),
});

/** The parts with some of them being asked for anew. */
export function again(kinds: readonly SearchKind[], parts: Search['parts']): Search['parts'] {
  return { ...parts, ...Object.fromEntries(kinds.map((kind) => [kind, { state: 'asking' }])) };
}

export function withPart(search: Search, kind: SearchKind, part: Part): Search {
  return { ...search, parts: { ...search.parts, [kind]: part } };
}

/** How many were found and how many parts failed; null while anything is still awaited. */
export function summary(search: Search): { readonly found: number; readonly failed: number } | null {
  const parts = searchKinds.map((kind) => search.parts[kind]);
  if (parts.some((part) => part.state === 'asking')) return null;
  return {
    found: parts.reduce((sum, part) => sum + (part.state === 'came' ? part.total : 0), 0),
    failed: parts.filter((part) => part.state === 'failed').length,
  };
}

/** Whether there is enough to search for: two characters, of which one is a letter or a digit. */
export function isSearchable(typed: string): boolean {
  return typed.trim().length >= 2 && /[\p{L}\p{N}]/u.test(typed);
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut where one of the words stands, whatever the case and the accents. */
export function pieces(text: string, words: string): readonly Piece[] {
  const { folded, origins } = fold(text);
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words.split(/[\s"]+/).map((each) => fold(each).folded)) {
    for (let at = word === '' ? -1 : folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      marked.fill(true, origins[at], origins[at + word.length] ?? text.length);
  }
  const cut: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    const hit = marked[from] === true;
    let to = from + 1;
    while (to < text.length && (marked[to] === true) === hit) to += 1;
    cut.push({ text: text.slice(from, to), hit });
    from = to;
  }
  return cut;
}

/** A text without case and accents, and where each of its characters stood. */
function fold(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').replace(/[łŁ]/, 'l').toLowerCase();
    for (const _ of plain) origins.push(at);
    folded += plain;
    while (origins.length < folded.length) origins.push(at);
    at += character.length;
  }
  return { folded, origins };
}
