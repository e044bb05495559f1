import { classes } from '@kit/classes';
import { IconButton } from '@kit/components/Button';
import { Menu } from '@kit/components/Menu';
import { Tooltip } from '@kit/components/Tooltip';
import { Icon } from '@kit/icons';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Ellipsis,
  EyeOff,
  GripVertical,
  type IconNode,
  Lock,
  X,
} from 'lucide';
import { useId, useRef } from 'preact/hooks';
import { views } from '../Grid';
import {
  type Arranging,
  type Change,
  hideOne,
  moveBy,
  release,
  removeOne,
  resizeBy,
  take,
} from '../models/arrange.model';
import { visible, type Widget } from '../models/layout.model';
import { useSeen } from '../seen';
import { say } from '../state/speech';
import { t } from '../t';
import { Arranged } from '../Widget';
import style from './ArrangedWidget.module.css';
import { values } from './said';

interface ArrangedWidgetProps {
  widget: Widget;
  state: Arranging;
  act: (change: Change) => void;
  /** Class of the part that is taken hold of. */
  handle: string;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One widget while it is arranged: moved by its head, by arrow keys or by its menu; its content is only to be seen. */
export function ArrangedWidget(props: ArrangedWidgetProps) {
  const { widget, state, act } = props;
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  useSeen(section, widget.id);
  const name = t(`kind.${widget.kind}`);
  const View = views[widget.kind];

  const leave = (change: Change): void => {
    const next = neighbour(state, widget);
    act(change);
    requestAnimationFrame(() => focusOn(next));
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.target !== section.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    const removes = event.key === 'Delete' || event.key === 'Backspace';
    if (widget.locked && (move || removes)) say(t('arrange.isLocked', { name }));
    else if (move) act((now) => (event.shiftKey ? resizeBy : moveBy)(now, widget.id, ...move));
    else if (removes) leave((now) => removeOne(now, widget.id));
    else return;
    event.preventDefault();
    section.current?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <section
      ref={section}
      class={classes(
        style.widget,
        widget.locked && style.locked,
        state.inHand?.id === widget.id && !widget.locked && style.inHand,
      )}
      aria-labelledby={titleId}
      aria-describedby={`${titleId}-place`}
      data-arranged={widget.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the widget itself is what the arrow keys move
      tabIndex={0}
      onFocusIn={() => act((now) => ({ next: take(now, widget.id), said: null }))}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && section.current?.contains(to))) act((now) => ({ next: release(now), said: null }));
      }}
      onKeyDown={keyed}
    >
      <header class={classes(style.head, !widget.locked && props.handle)}>
        {!widget.locked && <Icon node={GripVertical} size="s" />}
        <h2 id={titleId}>{name}</h2>
        <span class="sr" id={`${titleId}-place`}>
          {t('arrange.place', values(widget))}
        </span>
        {widget.locked ? (
          <LockedMark />
        ) : (
          <>
            <Moves {...props} name={name} onHide={() => leave((now) => hideOne(now, widget.id))} />
            <IconButton
              icon={X}
              small
              label={t('arrange.remove', { name })}
              keys="Delete"
              onClick={() => leave((now) => removeOne(now, widget.id))}
            />
          </>
        )}
      </header>
      <div class={style.content} inert>
        <Arranged.Provider value={true}>
          <View widget={widget} />
        </Arranged.Provider>
      </div>
    </section>
  );
}

/** Says that, and by whom, a part is fixed. */
export function LockedMark() {
  return (
    <span class={style.lock}>
      <Icon node={Lock} size="s" />
      {t('arrange.locked')}
    </span>
  );
}

/** All moves as words, for those who neither drag nor know the keys. */
function Moves(props: ArrangedWidgetProps & { name: string; onHide: () => void }) {
  const { widget, act } = props;
  const label = t('arrange.moves', { name: props.name });
  const move = (key: 'left' | 'right' | 'up' | 'down', icon: IconNode, dx: number, dy: number) => ({
    label: t(`arrange.${key}`),
    icon,
    act: () => act((now) => moveBy(now, widget.id, dx, dy)),
  });
  const resize = (key: 'wider' | 'narrower' | 'taller' | 'shorter', dw: number, dh: number) => ({
    label: t(`arrange.${key}`),
    act: () => act((now) => resizeBy(now, widget.id, dw, dh)),
  });
  return (
    <Menu
      label={label}
      align="end"
      groups={[
        {
          entries: [
            move('left', ArrowLeft, -1, 0),
            move('right', ArrowRight, 1, 0),
            move('up', ArrowUp, 0, -1),
            move('down', ArrowDown, 0, 1),
          ],
        },
        {
          entries: [resize('wider', 1, 0), resize('narrower', -1, 0), resize('taller', 0, 1), resize('shorter', 0, -1)],
        },
        { entries: [{ label: t('arrange.hide'), icon: EyeOff, act: props.onHide }] },
      ]}
      button={(attributes) => (
        <Tooltip text={label} keys={undefined}>
          <button {...attributes} class="ib s" aria-label={label}>
            <Icon node={Ellipsis} size="s" />
          </button>
        </Tooltip>
      )}
    />
  );
}

/** Where the focus goes when a widget is gone: the next one, else the one before. */
export function neighbour(state: Arranging, widget: Widget): string | null {
  const all = visible(state.layout.widgets);
  const at = all.findIndex((each) => each.id === widget.id);
  return (all[at + 1] ?? all[at - 1])?.id ?? null;
}

export function focusOn(id: string | null): void {
  const place = id === null ? null : document.querySelector<HTMLElement>(`[data-arranged="${CSS.escape(id)}"]`);
  (place ?? document.querySelector<HTMLElement>('[data-tray]'))?.focus();
}
