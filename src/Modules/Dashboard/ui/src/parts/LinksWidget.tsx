import { Button } from '@kit/components/Button';
import { Icon } from '@kit/icons';
import { useSignal } from '@preact/signals';
import { ExternalLink, Link as LinkIcon, Pencil } from 'lucide';
import { Nil } from '../Body';
import type { Widget as Placed } from '../models/layout.model';
import { hostOf } from '../models/settings.model';
import { isFixed } from '../state/layout';
import { t } from '../t';
import { Widget } from '../Widget';
import { dialogs, loadDialogs } from './editing';
import style from './LinksWidget.module.css';

/** The person's own links, each in a window of its own that learns nothing of this one. */
export function LinksWidget(props: { widget: Placed }) {
  const { widget } = props;
  const editing = useSignal(false);
  const links = widget.settings?.links ?? [];
  const fixed = isFixed(widget);
  const Settings = dialogs.value?.links;
  const edit = async (): Promise<void> => {
    await loadDialogs();
    editing.value = true;
  };
  return (
    <Widget kind="links" entries={fixed ? [] : [{ label: t('links.edit'), icon: Pencil, act: () => void edit() }]}>
      {links.length === 0 ? (
        <Nil icon={LinkIcon} text={t('links.empty')}>
          {!fixed && (
            <Button size="s" onClick={() => void edit()}>
              {t('links.add')}
            </Button>
          )}
        </Nil>
      ) : (
        <ul>
          {links.map((link, index) => (
            <li key={index}>
              <a class={style.link} data-row href={link.url} target="_blank" rel="noopener noreferrer" title={link.url}>
                <span class={style.words}>
                  <span class="cut">{link.title}</span>
                  <small class="cut">{hostOf(link.url)}</small>
                </span>
                <Icon node={ExternalLink} size="xs" />
                <span class="sr">{t('links.newWindow')}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {Settings && (
        <Settings
          widget={widget}
          open={editing.value}
          onClose={() => {
            editing.value = false;
          }}
        />
      )}
    </Widget>
  );
}
