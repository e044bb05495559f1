/** What the list shows, and how the address names it. */
import type { Folder, Summary } from './note.model';

export type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'shared' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'folder'; readonly id: string }
  | { readonly kind: 'tag'; readonly tag: string };

/** Where in the app a person is. */
export interface Place {
  readonly view: View;
  readonly note: string | null;
}

export type Sort = 'changed' | 'title';

/** Reads the part of an address after `?`. */
export function placeOf(search: string): Place {
  const parameters = new URLSearchParams(search);
  return { view: viewOf(parameters), note: parameters.get('note') };
}

function viewOf(parameters: URLSearchParams): View {
  const folder = parameters.get('folder');
  if (folder) return { kind: 'folder', id: folder };
  const tag = parameters.get('tag');
  if (tag) return { kind: 'tag', tag };
  const kind = parameters.get('view');
  return kind === 'pinned' || kind === 'shared' || kind === 'trash' ? { kind } : { kind: 'all' };
}

/** The address of a place, from `/notes/` on. */
export function addressOf(place: Place, base = '/notes/'): string {
  const parameters = new URLSearchParams();
  const { view, note } = place;
  if (view.kind === 'folder') parameters.set('folder', view.id);
  else if (view.kind === 'tag') parameters.set('tag', view.tag);
  else if (view.kind !== 'all') parameters.set('view', view.kind);
  if (note !== null) parameters.set('note', note);
  const search = parameters.toString();
  return search === '' ? base : `${base}?${search}`;
}

export function sameView(left: View, right: View): boolean {
  return addressOf({ view: left, note: null }) === addressOf({ view: right, note: null });
}

export function belongsTo(view: View, note: Summary, shared: ReadonlySet<string>): boolean {
  switch (view.kind) {
    case 'all':
      return true;
    case 'pinned':
      return note.pinned;
    case 'shared':
      return shared.has(note.folderId);
    case 'folder':
      return note.folderId === view.id;
    case 'tag':
      return note.tags.includes(view.tag);
    case 'trash':
      return false;
  }
}

/** Pinned ones first, then as asked. */
export function arranged(notes: readonly Summary[], sort: Sort, language: string): Summary[] {
  const titles = new Intl.Collator(language, { numeric: true });
  const changed = (left: Summary, right: Summary): number =>
    left.modified < right.modified ? 1 : left.modified > right.modified ? -1 : left.id < right.id ? -1 : 1;
  const order =
    sort === 'changed'
      ? changed
      : (left: Summary, right: Summary) => titles.compare(left.title, right.title) || changed(left, right);
  return notes.toSorted((left, right) => Number(right.pinned) - Number(left.pinned) || order(left, right));
}

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

export interface Counts {
  readonly all: number;
  readonly pinned: number;
  readonly shared: number;
  readonly folders: ReadonlyMap<string, number>;
  /** By name. */
  readonly tags: readonly TagCount[];
}

export function counted(notes: readonly Summary[], shared: ReadonlySet<string>, language: string): Counts {
  const folders = new Map<string, number>();
  const tags = new Map<string, number>();
  let pinned = 0;
  let others = 0;
  for (const note of notes) {
    folders.set(note.folderId, (folders.get(note.folderId) ?? 0) + 1);
    for (const tag of note.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    if (note.pinned) pinned++;
    if (shared.has(note.folderId)) others++;
  }
  const names = new Intl.Collator(language, { numeric: true });
  return {
    all: notes.length,
    pinned,
    shared: others,
    folders,
    tags: [...tags].map(([tag, count]) => ({ tag, count })).sort((left, right) => names.compare(left.tag, right.tag)),
  };
}

export interface Branch {
  readonly folder: Folder;
  /** 0 at the top. */
  readonly depth: number;
}

/** One's own folders as a tree laid flat: the default one first, each followed by what is in it. */
export function tree(folders: readonly Folder[], language: string): Branch[] {
  const names = new Intl.Collator(language, { numeric: true });
  const parts = (folder: Folder): string[] => folder.path.split('/');
  const own = folders.filter((folder) => folder.owner === null);
  const tops = new Set(own.map((folder) => folder.path));
  const root = own.find((folder) => folder.isDefault);
  const compare = (left: Folder, right: Folder): number => {
    const [one, other] = [parts(left), parts(right)];
    for (let at = 0; at < Math.min(one.length, other.length); at++) {
      const order = names.compare(one[at] ?? '', other[at] ?? '');
      if (order !== 0) {
        const first = root === undefined ? '' : parts(root)[at];
        return one[at] === first ? -1 : other[at] === first ? 1 : order;
      }
    }
    return one.length - other.length;
  };
  return own.toSorted(compare).map((folder) => {
    const steps = parts(folder);
    const depth = steps.slice(0, -1).filter((_, at) => tops.has(steps.slice(0, at + 1).join('/'))).length;
    return { folder, depth };
  });
}
