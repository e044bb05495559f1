import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { nameOfHeld } from '../state/acts';
import { closeDialog, type OpenDialog } from '../state/dialogs';
import { unsent } from '../state/here';
import { leave } from '../state/start';
import { t } from '../t';
import style from './Dialogs.module.css';

/** Signing out destroys what is only here: asked when there is something. */
export function SignOutDialog(props: { asked: Extract<OpenDialog, { kind: 'signOut' }> }) {
  return (
    <Dialog
      open
      title={t('signOut.title')}
      onClose={closeDialog}
      footer={
        <>
          <Button autofocus onClick={closeDialog}>
            {t('signOut.stay')}
          </Button>
          <Button
            look="stop"
            onClick={() => {
              closeDialog();
              void leave(props.asked.everywhere, true);
            }}
          >
            {t('signOut.anyway')}
          </Button>
        </>
      }
    >
      <p>{t('signOut.more', { count: unsent.value.length })}</p>
      <ul class={style.report}>
        {unsent.value.map((held) => (
          <li key={held.id}>{nameOfHeld(held)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
