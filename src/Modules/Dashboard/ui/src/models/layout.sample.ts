import type { Layout, Widget } from './layout.model';

const part = (kind: Widget['kind'], x: number, y: number, w: number, h: number): Widget => ({
  id: kind,
  kind,
  x,
  y,
  w,
  h,
  hidden: false,
  locked: false,
  settings: null,
});

/** A layout for tests. */
export const sample: Layout = {
  widgets: [
    part('mail', 0, 0, 4, 5),
    part('agenda', 4, 0, 4, 5),
    part('tasks', 8, 0, 4, 5),
    part('notes', 0, 5, 4, 4),
    part('files', 4, 5, 8, 4),
  ],
  background: { kind: 'builtin', id: 'fjord' },
};
