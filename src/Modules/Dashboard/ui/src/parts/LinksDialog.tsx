import { addressOf, longestTitle, mostLinks } from '../models/choosing.model';
import { hostOf, type Link } from '../models/settings.model';
import { keepSettings } from '../state/layout';
import { t } from '../t';
import type { SettingsDialogProps } from './editing';
import { ListDialog } from './ListDialog';

/** The person's links: added, put in order, removed. */
export function LinksDialog(props: SettingsDialogProps) {
  const { widget } = props;
  return (
    <ListDialog<Link>
      open={props.open}
      onClose={props.onClose}
      title={t('links.title')}
      stored={widget.settings?.links ?? []}
      most={mostLinks}
      empty={t('links.empty')}
      describe={(link) => ({ name: link.title, more: hostOf(link.url) })}
      adding={{
        what: { label: t('links.address') },
        name: { label: t('links.name'), hint: t('links.nameHint'), longest: longestTitle },
        button: t('links.addThis'),
        wrong: t('links.wrong'),
        read: (typed, title) => {
          const url = addressOf(typed);
          return url === null ? null : { title: title || hostOf(url), url };
        },
      }}
      save={(links) => keepSettings(widget.id, { ...widget.settings, links })}
    />
  );
}
