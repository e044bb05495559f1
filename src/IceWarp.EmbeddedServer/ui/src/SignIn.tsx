import { Button } from '@kit/components/Button';
import { Field } from '@kit/components/Field';
import { Notice } from '@kit/components/Marks';
import { useState } from 'preact/hooks';
import { IqError } from './iq.model';
import { signIn } from './session';
import { t } from './texts';
import styles from './WebClient.module.css';

/** The server's own sign-in. */
export function SignIn() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await signIn(email.trim(), password);
    } catch (failure) {
      const wrong = failure instanceof IqError && failure.code === 'imap_authenticate';
      setProblem(wrong ? t('webclient.wrong') : t('webclient.failed'));
      setBusy(false);
    }
  };
  return (
    <main class={styles.entry} id="main">
      <form class={styles.card} aria-labelledby="sign-in" onSubmit={send}>
        <h1 id="sign-in">{t('webclient.name')}</h1>
        <div role="alert">{problem !== null && <Notice tone="bad">{problem}</Notice>}</div>
        <Field
          label={t('webclient.email')}
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onInput={setEmail}
        />
        <Field
          label={t('webclient.password')}
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password}
          onInput={setPassword}
        />
        <Button look="main" size="big" type="submit" busy={busy ? t('webclient.sending') : null}>
          {t('webclient.signIn')}
        </Button>
      </form>
    </main>
  );
}
