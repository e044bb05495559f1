import { GridStack, type GridStackNode } from 'gridstack';
import 'gridstack/dist/gridstack.min.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Arranging, type Change, dragged } from '../models/arrange.model';
import { limits, type Slot, visible, type Widget } from '../models/layout.model';
import { ArrangedWidget } from './ArrangedWidget';
import style from './ArrangeGrid.module.css';

interface ArrangeGridProps {
  state: Arranging;
  act: (change: Change) => void;
}

/** Height of a row with its gap. */
const rowHeight = 110;

/**
 * The grid while it is arranged. Dragging and resizing by pointer or finger is gridstack's; the places themselves are the
 * model's, which is told where things came to rest and tells gridstack where they stand.
 */
export function ArrangeGrid(props: ArrangeGridProps) {
  const { state, act } = props;
  const root = useRef<HTMLDivElement>(null);
  const grid = useRef<GridStack | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const shown = visible(state.layout.widgets);

  useLayoutEffect(() => {
    if (!root.current) return;
    const made = GridStack.init(
      {
        auto: false,
        column: limits.columns,
        cellHeight: rowHeight,
        margin: 6,
        mode: 'float',
        animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        draggable: { handle: `.${style.handle}`, cancel: 'button' },
        resizable: { handles: 'se,e,s' },
        alwaysShowResizeHandle: true,
      },
      root.current,
    );
    if (!made) return;
    made.on('dragstop resizestop', (_event: Event, element: HTMLElement & { gridstackNode?: GridStackNode }) => {
      const id = element.gridstackNode?.id;
      if (id !== undefined) latest.current.act((now) => dragged(now, id, slotsOf(made)));
    });
    grid.current = made;
    return () => {
      made.destroy(false);
      grid.current = null;
    };
  }, []);

  useLayoutEffect(() => {
    if (grid.current && root.current) follow(grid.current, root.current, shown);
  });

  return (
    <div class={style.frame}>
      <div class={style.columns} aria-hidden="true">
        {Array.from({ length: limits.columns }, (_, index) => (
          <i key={index} />
        ))}
      </div>
      <div class="grid-stack" ref={root}>
        {shown.map((widget) => (
          <div key={widget.id} class="grid-stack-item" data-id={widget.id}>
            <div class="grid-stack-item-content">
              <ArrangedWidget widget={widget} state={state} act={act} handle={style.handle ?? ''} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

function slotsOf(grid: GridStack): ReadonlyMap<string, Slot> {
  const nodes = grid.engine.nodes.filter((node) => node.id !== undefined);
  return new Map(nodes.map(({ id, x = 0, y = 0, w = 1, h = 1 }) => [String(id), { x, y, w, h }]));
}

/** Makes gridstack show the model's places: widgets that went are let go, new ones taken, all of them put where they belong. */
function follow(grid: GridStack, root: HTMLElement, widgets: readonly Widget[]): void {
  grid.batchUpdate();
  for (const node of [...grid.engine.nodes]) {
    if (node.el && !root.contains(node.el)) grid.engine.removeNode(node, false);
  }
  const elements = new Map(
    [...root.querySelectorAll<HTMLElement>(':scope > .grid-stack-item')].map((element) => [
      element.dataset.id,
      element,
    ]),
  );
  const here = slotsOf(grid);
  const moving = widgets.filter((widget) => !same(here.get(widget.id), widget));
  // First out of everybody's way, then to the final place: so no widget pushes another on its way.
  for (const [index, widget] of moving.entries()) {
    const element = elements.get(widget.id);
    if (element && here.has(widget.id))
      grid.update(element, { y: 1000 + index * limits.maxHeight, w: widget.w, h: widget.h, x: widget.x });
  }
  for (const widget of moving) {
    const element = elements.get(widget.id);
    const slot = { x: widget.x, y: widget.y, w: widget.w, h: widget.h };
    if (!element) continue;
    if (here.has(widget.id)) grid.update(element, slot);
    else
      grid.makeWidget(element, {
        id: widget.id,
        minW: limits.minWidth,
        minH: limits.minHeight,
        maxH: limits.maxHeight,
        locked: widget.locked,
        noMove: widget.locked,
        noResize: widget.locked,
        ...slot,
      });
  }
  grid.batchUpdate(false);
}

function same(a: Slot | undefined, b: Slot): boolean {
  return a !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
