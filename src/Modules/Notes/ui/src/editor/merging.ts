import type { Node } from '@tiptap/pm/model';
import { type DocJson, mergeNote, type Note } from '../merge/merge.model';
import type { Content } from '../models/note.model';
import type { Author, MergeResult } from '../sync/merging.model';
import { readHtml, writeHtml } from './html';
import { schema } from './schema';
import { conflictsIn } from './settle';

interface Version extends Content {
  readonly doc: Node;
}

/** Merges a note on the structure of its text, HTML in and out. */
export function mergeContents(base: Content, mine: Content, theirs: Content, author: Author): MergeResult {
  const [b, m, t] = [base, mine, theirs].map(read) as [Version, Version, Version];
  const { title, tags, doc } = mergeNote(note(b), note(m), note(t));
  const merged = fitting(signed(doc, author)) ?? bothWhole(m.doc, t.doc, author);
  const conflicts = conflictsIn(merged).length;
  return {
    content: { title, tags, html: m.doc.eq(merged) ? mine.html : t.doc.eq(merged) ? theirs.html : writeHtml(merged) },
    taken: Math.max(0, changedBlocks(b.doc, t.doc) - conflicts),
    conflicts,
  };
}

const read = (content: Content): Version => ({ ...content, doc: readHtml(content.html) });
const note = ({ title, tags, doc }: Version): Note => ({ title, tags, doc: doc.toJSON() as DocJson });

/** Says in every new conflict whose the other text is; those that were there before keep what they say. */
function signed(node: DocJson, author: Author): DocJson {
  const made =
    node.content === undefined ? node : { ...node, content: node.content.map((child) => signed(child, author)) };
  return made.type === 'conflict' && made.attrs?.when == null ? { ...made, attrs: { ...made.attrs, ...author } } : made;
}

/** The merged document; null when the schema refuses it. */
function fitting(doc: DocJson): Node | null {
  try {
    const made = schema.nodeFromJSON(doc);
    made.check();
    return made;
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

/** Both texts whole, one beside the other: nothing is lost where nothing could be put together. */
function bothWhole(mine: Node, theirs: Node, author: Author): Node {
  const side = (name: string, whole: Node): Node => schema.node('conflictSide', { side: name }, whole.content);
  return schema.node('doc', null, schema.node('conflict', author, [side('mine', mine), side('theirs', theirs)]));
}

/** How many of the other side's blocks are new or read differently. */
function changedBlocks(base: Node, theirs: Node): number {
  const before = new Set(base.children.map((block) => JSON.stringify(block.toJSON())));
  const after = theirs.children.filter((block) => !before.has(JSON.stringify(block.toJSON()))).length;
  return Math.max(after, base.childCount - theirs.childCount);
}
