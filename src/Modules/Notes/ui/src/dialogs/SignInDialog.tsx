import { api } from '@kit/api/client';
import { ApiProblem, problemText } from '@kit/api/problem';
import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Field } from '@kit/components/Field';
import { Notice } from '@kit/components/Marks';
import { person, readSession } from '@kit/session/session';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { closeDialog } from '../state/dialogs';
import { t } from '../t';
import style from './Dialogs.module.css';

/** A new session for the same person without leaving the page: what is written here stays on screen, and goes out after. */
export function SignInDialog(_: { asked: unknown }) {
  const password = useSignal('');
  const missing = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<ApiProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const email = person.value?.email ?? '';
  useEffect(() => field.current?.focus(), []);

  const send = async (): Promise<void> => {
    missing.value = password.value === '';
    if (missing.value || busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await api.post('/api/session', { email, password: password.value });
      await readSession();
      closeDialog();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = failure;
      field.current?.select();
    } finally {
      busy.value = false;
    }
  };

  return (
    <Dialog
      open
      title={t('signIn.title')}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="main" busy={busy.value ? t('signIn.going') : null} onClick={() => void send()}>
            {t('signIn.go')}
          </Button>
        </>
      }
    >
      <form
        class={style.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{t('signIn.more', { email })}</p>
        {problem.value !== null && (
          <Notice tone="bad" live="alert">
            {problemText(problem.value)}
          </Notice>
        )}
        <input type="hidden" name="email" autocomplete="username" value={email} />
        <Field
          label={t('signIn.password')}
          type="password"
          name="password"
          autocomplete="current-password"
          value={password.value}
          inputRef={field}
          error={missing.value ? t('signIn.missing') : null}
          onInput={(value) => {
            password.value = value;
          }}
        />
      </form>
    </Dialog>
  );
}
