/** Three-way merge of a note that was changed in two places since `base`. Nothing that was written is lost. */
import { mergeNode } from './blocks';
import { children, type DocJson } from './doc';
import { type Fields, mergeFields } from './fields';
import { conflict, paragraph } from './schema';

export type { DocJson, Mark } from './doc';
export { type Fields, type MergedFields, mergeFields } from './fields';

export interface Merged {
  readonly doc: DocJson;
  /** Places where both versions stand, to be chosen from. */
  readonly conflicts: number;
}

/**
 * The document with the changes of both sides. It is valid where the editor's schema allows a `conflict` among blocks and
 * as the first child of a list or task item; a `conflictSide` holds one block or more.
 */
export function merge(base: DocJson, mine: DocJson, theirs: DocJson): Merged {
  const tally = { conflicts: 0 };
  const [doc] = mergeNode(base, mine, theirs, { tally, within: mine, inConflict: false });
  return { doc: doc ?? mine, conflicts: tally.conflicts };
}

export interface Note extends Fields {
  readonly doc: DocJson;
}

/** The whole note. A title or tags that found no room stand as a conflict at the head of the text. */
export function mergeNote(base: Note, mine: Note, theirs: Note): Note & { readonly conflicts: number } {
  const { title, tags, displaced, conflicts } = mergeFields(base, mine, theirs);
  const merged = merge(base.doc, mine.doc, theirs.doc);
  const head =
    displaced.length > 0
      ? [
          conflict(
            [paragraph(title)],
            displaced.map((text) => paragraph(text)),
          ),
        ]
      : [];
  const doc = { ...merged.doc, content: [...head, ...children(merged.doc)] };
  return { title, tags, doc, conflicts: merged.conflicts + conflicts };
}
