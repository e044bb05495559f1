import { Icon, type IconNode } from '@kit/icons';
import { Eye, Plus } from 'lucide';
import { type Background, type Kind, kinds, type Layout, limits } from '../models/layout.model';
import { t } from '../t';
import { kindIcons } from '../Widget';
import { Backgrounds } from './Backgrounds';
import style from './Tray.module.css';

interface TrayProps {
  layout: Layout;
  onAdd: (kind: Kind) => void;
  onShow: (id: string) => void;
  onBackground: (background: Background) => void;
}

/** What is not on the grid: parts to add, hidden ones to show again, backgrounds; and the keys. */
export function Tray(props: TrayProps) {
  const { widgets } = props.layout;
  const missing = kinds.filter((kind) => !widgets.some((widget) => widget.kind === kind));
  const hidden = widgets.filter((widget) => widget.hidden);
  return (
    <aside class={style.tray} aria-label={t('tray.name')} data-tray tabIndex={-1}>
      <h2>{t('tray.add')}</h2>
      <div class={style.list}>
        {hidden.map((widget) => (
          <Entry
            key={widget.id}
            kind={widget.kind}
            note={t('tray.hidden')}
            icon={Eye}
            label={t('tray.show', { name: t(`kind.${widget.kind}`) })}
            act={() => props.onShow(widget.id)}
          />
        ))}
        {widgets.length < limits.maxWidgets &&
          missing.map((kind) => (
            <Entry
              key={kind}
              kind={kind}
              note={t(`about.${kind}`)}
              icon={Plus}
              label={t('tray.addName', { name: t(`kind.${kind}`) })}
              act={() => props.onAdd(kind)}
            />
          ))}
        {missing.length + hidden.length === 0 && <p class={style.all}>{t('tray.all')}</p>}
      </div>
      <h2>{t('tray.background')}</h2>
      <Backgrounds chosen={props.layout.background} onChoose={props.onBackground} />
      <p class={style.keys}>
        <kbd>{t('tray.arrows')}</kbd> {t('tray.move')} <kbd>Shift</kbd> {t('tray.resize')} <kbd>Delete</kbd>{' '}
        {t('tray.remove')} <kbd>Esc</kbd> {t('tray.putBack')}
      </p>
    </aside>
  );
}

function Entry(props: { kind: Kind; note: string; icon: IconNode; label: string; act: () => void }) {
  return (
    <button type="button" aria-label={`${props.label}: ${props.note}`} onClick={props.act}>
      <span class={style.glyph}>
        <Icon node={kindIcons[props.kind]} />
      </span>
      <span>
        {t(`kind.${props.kind}`)} <small>{props.note}</small>
      </span>
      <Icon node={props.icon} size="s" />
    </button>
  );
}
