/** Three-way merge of what a note has beside its text. */

import { paragraph } from './schema';
import { isClash, mergeText } from './text';
import { inline } from './tokens';

export interface Fields {
  readonly title: string;
  readonly tags: readonly string[];
}

export interface MergedFields {
  readonly title: string;
  readonly tags: string[];
  /** Places where both titles stand. */
  readonly conflicts: number;
  /** Titles and tags of theirs for which there is no room left. They belong into the text. */
  readonly displaced: string[];
}

/** What the server takes. */
export const titleLimit = 512;
export const tagLimit = 64;

/**
 * Titles merge word by word. Where both changed the same words, mine is followed by theirs: a title is one line that every
 * client shows, so both are seen and can be put right anywhere. Tags are a set: what either added or removed.
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): MergedFields {
  const title = mergeTitle(base.title, mine.title, theirs.title);
  const kept = mine.tags.filter((tag) => theirs.tags.includes(tag) || !base.tags.includes(tag));
  const added = theirs.tags.filter((tag) => !base.tags.includes(tag) && !mine.tags.includes(tag));
  const tags = [...new Set([...kept, ...added])];
  return {
    ...title,
    tags: tags.slice(0, tagLimit),
    displaced: [...title.displaced, ...tags.slice(tagLimit).map((tag) => `#${tag}`)],
  };
}

function mergeTitle(base: string, mine: string, theirs: string): Omit<MergedFields, 'tags'> {
  const settled = (title: string) => ({ title, conflicts: 0, displaced: [] });
  if (base === mine || mine === theirs) return settled(theirs);
  if (base === theirs) return settled(mine);
  const segments = mergeText(paragraph(base), paragraph(mine), paragraph(theirs));
  const [ours, others] = (['mine', 'theirs'] as const).map((side) =>
    inline(segments.flatMap((segment) => (isClash(segment) ? segment[side] : segment)))
      .map(({ text }) => text)
      .join(''),
  ) as [string, string];
  if (ours === others && base !== '' && ours.length <= titleLimit) return settled(ours);
  const both = ours === others ? `${mine} / ${theirs}` : `${ours} / ${others}`;
  return both.length <= titleLimit
    ? { title: both, conflicts: 1, displaced: [] }
    : { title: mine, conflicts: 1, displaced: [theirs] };
}
