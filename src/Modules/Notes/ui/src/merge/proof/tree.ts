/** Places in a document and immutable changes there. */
import { children, type DocJson } from '../doc';

export type Path = readonly number[];

export function paths(node: DocJson, wanted: (node: DocJson) => boolean, here: Path = []): Path[] {
  const below = children(node).flatMap((child, n) => paths(child, wanted, [...here, n]));
  return wanted(node) ? [here, ...below] : below;
}

export function nodeAt(doc: DocJson, path: Path): DocJson {
  return path.reduce((node, n) => children(node)[n] as DocJson, doc);
}

/** Puts the nodes in the place of the one at `path`. */
export function replaceAt(doc: DocJson, path: Path, nodes: readonly DocJson[]): DocJson {
  const [n, ...rest] = path;
  if (n === undefined) return nodes[0] ?? doc;
  const content = [...children(doc)];
  content.splice(n, 1, ...(rest.length === 0 ? nodes : [replaceAt(content[n] as DocJson, rest, nodes)]));
  return { ...doc, content };
}

/** Puts the nodes among the children of the node at `path`. */
export function insertAt(doc: DocJson, path: Path, index: number, nodes: readonly DocJson[]): DocJson {
  const parent = nodeAt(doc, path);
  const content = [...children(parent)];
  content.splice(index, 0, ...nodes);
  return replaceAt(doc, path, [{ ...parent, content }]);
}

/** Takes a node out, and with it what would stand empty; the same document where a list item would lose its first line. */
export function removeAt(doc: DocJson, path: Path): DocJson {
  const above = path.slice(0, -1);
  const parent = nodeAt(doc, above);
  const left = children(parent).filter((_, n) => n !== path.at(-1));
  if (['listItem', 'taskItem'].includes(parent.type) && !['paragraph', 'conflict'].includes(left[0]?.type ?? '')) {
    return left.length === 0 ? removeAt(doc, above) : doc;
  }
  if (left.length > 0) return replaceAt(doc, above, [{ ...parent, content: left }]);
  if (['bulletList', 'orderedList', 'taskList', 'blockquote'].includes(parent.type)) return removeAt(doc, above);
  return replaceAt(doc, above, [{ ...parent, content: [{ type: 'paragraph' }] }]);
}

export const isText = (node: DocJson): boolean => ['paragraph', 'heading', 'codeBlock'].includes(node.type);

export const isList = (node: DocJson): boolean => ['bulletList', 'orderedList', 'taskList'].includes(node.type);

export const holdsBlocks = (node: DocJson): boolean =>
  ['doc', 'blockquote', 'listItem', 'taskItem', 'tableCell', 'tableHeader', 'conflictSide'].includes(node.type);
