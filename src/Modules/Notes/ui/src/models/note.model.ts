/** Notes as the API and this browser speak of them. */

export interface Summary {
  readonly id: string;
  readonly folderId: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly pinned: boolean;
  /** ISO 8601, UTC. */
  readonly modified: string;
  readonly version: string;
  /** The first words of the text, where this browser knows them. */
  readonly preview?: string;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string | null;
}

export interface NoteRights {
  readonly modify: boolean;
  readonly delete: boolean;
  readonly administer: boolean;
}

export interface Detail extends Summary {
  /** The version that `Summary` has for the same state; `version` itself is for saving. */
  readonly listVersion: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly rights: NoteRights;
  readonly folderName: string;
  /** Whose folder it is in; null for one's own. */
  readonly owner: string | null;
  /** Name of who changed it last; null where the server does not say. */
  readonly modifiedBy?: string | null;
}

export interface FolderRights extends NoteRights {
  readonly add: boolean;
  readonly createFolders: boolean;
  readonly deleteFolder: boolean;
}

export interface Folder {
  readonly id: string;
  readonly name: string;
  /** Names from the top, joined by a slash. */
  readonly path: string;
  readonly count: number;
  readonly isDefault: boolean;
  readonly owner: string | null;
  readonly rights: FolderRights;
}

/** What a person writes: the part of a note that is merged. */
export interface Content {
  readonly title: string;
  readonly html: string;
  readonly tags: readonly string[];
}

/** Bounds of the API. */
export const limits = {
  title: 512,
  html: 5 * 1024 * 1024,
  tags: 64,
  tag: 64,
  query: 200,
  attachment: 50 * 1024 * 1024,
} as const;

export function contentOf(detail: Content): Content {
  return { title: detail.title, html: detail.html, tags: detail.tags };
}

export function sameContent(left: Content | null, right: Content | null): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  return left.title === right.title && left.html === right.html && sameTags(left.tags, right.tags);
}

export function sameTags(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((tag, index) => tag === right[index]);
}

/** A tag as it is stored: trimmed, without `#` at its head and without commas; empty when nothing is left. */
export function cleanTag(text: string): string {
  return text.replaceAll(',', ' ').trim().replace(/^#+/, '').replaceAll(/\s+/g, ' ').trim().slice(0, limits.tag);
}

/** Tags with one more; the same one in another case is not added again. */
export function withTag(tags: readonly string[], tag: string): readonly string[] {
  const clean = cleanTag(tag);
  const known = tags.some((each) => each.toLocaleLowerCase() === clean.toLocaleLowerCase());
  return clean === '' || known || tags.length >= limits.tags ? tags : [...tags, clean];
}
