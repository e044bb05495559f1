import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { type Layout, visible } from '../models/layout.model';
import type { Conflict } from '../state/layout';
import { t } from '../t';
import style from './ConflictDialog.module.css';

interface ConflictDialogProps {
  conflict: Conflict;
  onMine: () => void;
  onTheirs: () => void;
  /** Nothing decided: back to arranging, nothing lost. */
  onClose: () => void;
}

/** The layout was stored elsewhere meanwhile: both are shown, a person decides. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { mine, theirs } = props.conflict;
  return (
    <Dialog
      open
      wide
      title={t('conflict.title')}
      onClose={props.onClose}
      footer={
        <>
          <Button autofocus onClick={props.onMine}>
            {t('conflict.mine')}
          </Button>
          <Button onClick={props.onTheirs}>{t('conflict.theirs')}</Button>
        </>
      }
    >
      <p class="q">{t('conflict.what')}</p>
      <div class={style.both}>
        <Plan layout={mine} name={t('conflict.here')} />
        <Plan layout={theirs.layout} name={t('conflict.there')} />
      </div>
    </Dialog>
  );
}

/** A layout in small, with its parts named; read out as a list. */
function Plan(props: { layout: Layout; name: string }) {
  const shown = visible(props.layout.widgets);
  return (
    <figure class={style.plan}>
      <figcaption>{props.name}</figcaption>
      <ul>
        {shown.map((widget) => (
          <li
            key={widget.id}
            style={{ gridColumn: `${widget.x + 1} / span ${widget.w}`, gridRow: `${widget.y + 1} / span ${widget.h}` }}
          >
            <span>{t(`kind.${widget.kind}`)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
