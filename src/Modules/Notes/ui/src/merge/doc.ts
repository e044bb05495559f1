/** The document as the editor writes it: ProseMirror JSON. */

export type Attrs = { [name: string]: unknown };

export interface Mark {
  type: string;
  attrs?: Attrs;
}

export interface DocJson {
  type: string;
  attrs?: Attrs;
  content?: DocJson[];
  marks?: Mark[];
  text?: string;
}

/** Blocks of one family can turn into one another (a paragraph into a heading) and are then still the same block. */
const families: { readonly [type: string]: string } = {
  paragraph: 'text',
  heading: 'text',
  codeBlock: 'text',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  listItem: 'item',
  taskItem: 'item',
  tableCell: 'cell',
  tableHeader: 'cell',
};

export const family = (node: DocJson): string => families[node.type] ?? node.type;

export const children = (node: DocJson): DocJson[] => node.content ?? [];

/** JSON with sorted names, in which what is null or undefined is absent. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
    .join()}}`;
}

const keys = new WeakMap<DocJson, string>();

/** Equal for nodes that are the same to a reader: the order of marks and attributes does not count. Nodes are immutable. */
export function key(node: DocJson): string {
  const known = keys.get(node);
  if (known !== undefined) return known;
  const own = [node.type, canonical(node.attrs ?? {}), (node.marks ?? []).map(canonical).sort(), node.text ?? ''];
  const made = `${JSON.stringify(own)}[${children(node).map(key).join()}]`;
  keys.set(node, made);
  return made;
}

export const same = (a: DocJson, b: DocJson): boolean => a === b || key(a) === key(b);

export const sameAll = (a: readonly DocJson[], b: readonly DocJson[]): boolean =>
  a.length === b.length && a.every((node, i) => same(node, b[i] as DocJson));

/** The text of a node, blocks and breaks apart. */
export function textOf(node: DocJson): string {
  if (node.text !== undefined) return node.text;
  if (node.content === undefined) return node.type === 'hardBreak' ? '\n' : '';
  return node.content.map(textOf).join(node.content.some((child) => child.text !== undefined) ? '' : '\n');
}
