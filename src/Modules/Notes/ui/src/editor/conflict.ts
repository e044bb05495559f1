import { Node } from '@tiptap/core';
import { conflictView } from './conflictView';

/** One of the two texts of a conflict. */
export const ConflictSide = Node.create({
  name: 'conflictSide',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    side: {
      default: 'mine',
      parseHTML: (element) => (element.dataset.side === 'theirs' ? 'theirs' : 'mine'),
      renderHTML: ({ side }) => ({ 'data-side': side }),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-side]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
});

const stamp = (name: 'who' | 'when') => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.dataset[name] ?? null,
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === null ? {} : { [`data-${name}`]: attributes[name] },
});

/** Two texts for one place: both stay until a person chooses. It says whose the second one is, and of when. */
export const Conflict = Node.create({
  name: 'conflict',
  group: 'block',
  content: 'conflictSide conflictSide',
  defining: true,
  isolating: true,
  addAttributes: () => ({ who: stamp('who'), when: stamp('when') }),
  parseHTML: () => [{ tag: 'div[data-type="conflict"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-type': 'conflict', ...HTMLAttributes }, 0],
  addNodeView: () => conflictView,
});
