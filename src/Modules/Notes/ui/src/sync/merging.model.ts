/** Three versions of a note's content become one; the work itself is in `merge/`. */
import { type Content, sameContent } from '../models/note.model';
import { plainText } from '../models/text.model';

export interface MergeResult {
  readonly content: Content;
  /** Changes of the other side that went in by themselves. */
  readonly taken: number;
  /** Places where both texts stand until a person chooses. */
  readonly conflicts: number;
}

/** Whose the other text is: shown where both texts stand. */
export interface Author {
  /** Null: it is not known, or the same person in another window. */
  readonly who: string | null;
  /** ISO 8601, UTC. */
  readonly when: string;
}

/** Merges title, tags and text of a note that was changed in two places since `base`. */
export type Merge = (base: Content, mine: Content, theirs: Content, author: Author) => MergeResult;

export function mergeContent(base: Content, mine: Content, theirs: Content, merge: Merge, author: Author): MergeResult {
  if (sameContent(mine, theirs) || sameContent(base, theirs)) return { content: mine, taken: 0, conflicts: 0 };
  return merge(base, mine, theirs, author);
}

/**
 * Whether the server already holds what was sent without an answer: every word that was new in it is there. Then what was sent
 * is what their text grew from.
 */
export function reached(base: Content | null, sent: Content, theirs: Content): boolean {
  const before = words(base);
  const there = words(theirs);
  let fresh = 0;
  for (const [word, count] of words(sent)) {
    if (count <= (before.get(word) ?? 0)) continue;
    fresh++;
    if ((there.get(word) ?? 0) < count) return false;
  }
  return fresh > 0 || sameContent(sent, theirs);
}

function words(content: Content | null): Map<string, number> {
  const found = new Map<string, number>();
  if (content === null) return found;
  for (const word of `${content.title}\n${plainText(content.html)}`.split(/\s+/))
    if (word !== '') found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}
