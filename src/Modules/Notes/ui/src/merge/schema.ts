/** What the editor's schema asks of containers, and the conflict block. */
import { combine } from './combine';
import { children, type DocJson } from './doc';

export const paragraph = (text?: string): DocJson =>
  text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' };

/** Both versions of a place, for the reader to choose. Sides hold no conflicts themselves: those are laid open. */
export function conflict(mine: readonly DocJson[], theirs: readonly DocJson[]): DocJson {
  const side = (name: 'mine' | 'theirs', blocks: readonly DocJson[]): DocJson => ({
    type: 'conflictSide',
    attrs: { side: name },
    content: filled(blocks.flatMap(withoutConflicts)),
  });
  return { type: 'conflict', content: [side('mine', mine), side('theirs', theirs)] };
}

function withoutConflicts(node: DocJson): DocJson[] {
  if (node.type === 'conflict') {
    const versions = children(node).map((side) => children(side).flatMap(withoutConflicts));
    return versions.reduce((one, other) => combine(one, other, (mine, theirs) => [...mine, ...theirs]), []);
  }
  if (node.content === undefined) return [node];
  return [complete({ ...node, content: node.content.flatMap(withoutConflicts) })].filter((made) => made !== null);
}

const filled = (blocks: DocJson[]): DocJson[] => (blocks.length > 0 ? blocks : [paragraph()]);

const items: { readonly [list: string]: string } = {
  bulletList: 'listItem',
  orderedList: 'listItem',
  taskList: 'taskItem',
};

/** The node with content its schema takes: items of the right kind, a first paragraph where one must be; null when nothing is left. */
export function complete(node: DocJson): DocJson | null {
  const content = children(node);
  const item = items[node.type];
  if (item !== undefined) {
    if (content.length === 0) return null;
    return { ...node, content: content.map((child) => (child.type === item ? child : asItem(child, item))) };
  }
  switch (node.type) {
    case 'blockquote':
      return content.length === 0 ? null : node;
    case 'doc':
    case 'tableCell':
    case 'tableHeader':
    case 'conflictSide':
      return { ...node, content: filled(content) };
    case 'listItem':
    case 'taskItem':
      return startsWell(content) ? node : { ...node, content: [paragraph(), ...content] };
    default:
      return node;
  }
}

const startsWell = ([first]: DocJson[]): boolean => first?.type === 'paragraph' || first?.type === 'conflict';

const asItem = (child: DocJson, type: string): DocJson => ({
  type,
  ...(type === 'taskItem' && { attrs: { checked: false } }),
  content: children(child),
});

/** A text block whose type takes its content: code has neither marks nor pictures. */
export function fitCode(node: DocJson): DocJson {
  if (node.type !== 'codeBlock') return node;
  const content = children(node);
  if (content.some((child) => child.text === undefined && child.type !== 'hardBreak')) {
    return { type: 'paragraph', content };
  }
  const text = content.map((child) => child.text ?? '\n').join('');
  const { content: _, ...shape } = node;
  return text === '' ? shape : { ...shape, content: [{ type: 'text', text }] };
}
