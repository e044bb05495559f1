import { IconButton } from '@kit/components/Button';
import { Icon } from '@kit/icons';
import { ArrowDown, ArrowUp, EyeOff, X } from 'lucide';
import { type Arranging, type Change, hideOne, removeOne, stepBy } from '../models/arrange.model';
import { inOneColumn, rankInColumn, type Widget } from '../models/layout.model';
import { step } from '../models/moving.model';
import { t } from '../t';
import { kindIcons } from '../Widget';
import { focusOn, LockedMark, neighbour } from './ArrangedWidget';
import style from './ArrangeList.module.css';

/** Arranging in one column, as on the phone: a list whose parts go up and down. */
export function ArrangeList(props: { state: Arranging; act: (change: Change) => void }) {
  const shown = inOneColumn(props.state.layout.widgets);
  return (
    <ul class={style.list}>
      {shown.map((widget) => (
        <Row key={widget.id} {...props} widget={widget} />
      ))}
    </ul>
  );
}

function Row(props: { state: Arranging; act: (change: Change) => void; widget: Widget }) {
  const { state, act, widget } = props;
  const name = t(`kind.${widget.kind}`);
  const first = rankInColumn(widget.kind) < 2;
  const can = (by: -1 | 1): boolean => step(state.layout.widgets, widget.id, by) !== null;
  const leave = (change: Change): void => {
    const next = neighbour(state, widget);
    act(change);
    requestAnimationFrame(() => focusOn(next));
  };
  return (
    <li class={style.row} data-arranged={widget.id} tabIndex={-1}>
      <Icon node={kindIcons[widget.kind]} />
      <span class={style.name}>
        <b>{name}</b>
        {first && <small>{t('arrange.alwaysFirst')}</small>}
      </span>
      {widget.locked && <LockedMark />}
      {!first && !widget.locked && (
        <>
          <IconButton
            icon={ArrowUp}
            label={t('arrange.upName', { name })}
            {...(can(-1) ? {} : { class: style.no ?? '' })}
            onClick={() => act((now) => stepBy(now, widget.id, -1))}
          />
          <IconButton
            icon={ArrowDown}
            label={t('arrange.downName', { name })}
            {...(can(1) ? {} : { class: style.no ?? '' })}
            onClick={() => act((now) => stepBy(now, widget.id, 1))}
          />
        </>
      )}
      {!widget.locked && (
        <>
          <IconButton
            icon={EyeOff}
            label={t('arrange.hideName', { name })}
            onClick={() => leave((now) => hideOne(now, widget.id))}
          />
          <IconButton
            icon={X}
            label={t('arrange.remove', { name })}
            onClick={() => leave((now) => removeOne(now, widget.id))}
          />
        </>
      )}
    </li>
  );
}
