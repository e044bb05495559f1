import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Field } from '@kit/components/Field';
import { useSignal } from '@preact/signals';
import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../t';
import { inText } from './commands';
import { linkFrom } from './marks';

/** Gives the selected words an address, or a new text with one. */
export function LinkDialog(props: { editor: Editor; onClose: () => void }) {
  const { editor } = props;
  const known = String(editor.getAttributes('link').href ?? '');
  const address = useSignal(known);
  const wrong = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const apply = (): void => {
    const href = linkFrom(address.value);
    if (href === null) {
      wrong.value = t('link.wrong');
      field.current?.focus();
      return;
    }
    const chain = inText(editor).extendMarkRange('link');
    if (editor.state.selection.empty && known === '')
      chain
        .insertContent({ type: 'text', text: address.value.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else chain.setMark('link', { href }).run();
    props.onClose();
  };
  const remove = (): void => {
    inText(editor).extendMarkRange('link').unsetMark('link').run();
    props.onClose();
  };
  return (
    <Dialog open title={t('link.title')} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Field
          label={t('link.address')}
          value={address.value}
          inputRef={field}
          error={wrong.value}
          onInput={(value) => {
            address.value = value;
            wrong.value = null;
          }}
        />
        <footer>
          {known !== '' && (
            <Button look="plain" onClick={remove}>
              {t('link.remove')}
            </Button>
          )}
          <Button onClick={props.onClose}>{t('dialog.cancel')}</Button>
          <Button look="main" type="submit">
            {t('link.apply')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
