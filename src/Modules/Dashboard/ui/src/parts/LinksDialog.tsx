import { Button } from '@kit/components/Button';
import { Field } from '@kit/components/Field';
import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useRef } from 'preact/hooks';
import { addressOf, hostOf, type Link, longestTitle, mostLinks } from '../models/settings.model';
import { keepSettings } from '../state/layout';
import { t } from '../t';
import type { SettingsDialogProps } from './editing';
import { ListDialog } from './ListDialog';
import style from './ListDialog.module.css';

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
      form={(add) => <AddLink add={add} />}
      save={(links) => keepSettings(widget.id, { ...widget.settings, links })}
    />
  );
}

function AddLink(props: { add: (link: Link) => void }) {
  const typed = useSignal('');
  const title = useSignal('');
  const wrong = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const url = addressOf(typed.value);
    wrong.value = url === null ? t('links.wrong') : null;
    if (url !== null) {
      props.add({ title: title.value.trim() || hostOf(url), url });
      typed.value = '';
      title.value = '';
    }
    field.current?.focus();
  };
  return (
    <form
      class={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        label={t('links.address')}
        value={typed.value}
        autocomplete="off"
        error={wrong.value}
        inputRef={field}
        onInput={(value) => {
          typed.value = value;
        }}
      />
      <Field
        label={t('links.name')}
        hint={t('links.nameHint')}
        value={title.value}
        maxLength={longestTitle}
        onInput={(value) => {
          title.value = value;
        }}
      />
      <Button type="submit" icon={Plus} look="soft">
        {t('links.addThis')}
      </Button>
    </form>
  );
}
