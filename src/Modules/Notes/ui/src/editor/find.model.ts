import type { Node } from '@tiptap/pm/model';
import { folded } from '../models/highlight.model';

export interface Found {
  readonly from: number;
  readonly to: number;
}

/** Where terms stand in the text blocks of a document, in order, without overlap. */
export function findIn(doc: Node, terms: readonly string[]): Found[] {
  const wanted = terms.map(folded).filter((term) => term !== '');
  const found: Found[] = [];
  if (wanted.length === 0) return found;
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    // What is no text counts as one letter that matches nothing.
    const text = folded(block.textBetween(0, block.content.size, undefined, '\ufffc'));
    const hits: Found[] = [];
    for (const term of wanted)
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
        hits.push({ from: position + 1 + at, to: position + 1 + at + term.length });
    hits.sort((left, right) => left.from - right.from || right.to - left.to);
    for (const hit of hits) if (hit.from >= (found.at(-1)?.to ?? 0)) found.push(hit);
    return false;
  });
  return found;
}
