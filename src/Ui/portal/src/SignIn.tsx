import { ApiProblem, problemText } from '@kit/api/problem';
import { apps, hearApps } from '@kit/apps/apps';
import { openChannel } from '@kit/channel/channel';
import { ThemeButton } from '@kit/components/Bar';
import { Button, IconButton } from '@kit/components/Button';
import { Field } from '@kit/components/Field';
import { Notice } from '@kit/components/Marks';
import { languageName } from '@kit/components/PersonMenu';
import { AppGlyph } from '@kit/glyphs';
import { clock, hourOf, longDay } from '@kit/i18n/dates';
import { language, languages, setLanguage } from '@kit/i18n/i18n';
import { useNow } from '@kit/now';
import { greeting } from '@kit/person.model';
import { Eye, EyeOff } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import styles from './SignIn.module.css';
import { signIn } from './session';
import type { Person } from './session.model';
import { type FieldName, looksLikeAddress, missingFields, type Outcome, outcomeOf, secondsLeft } from './signIn.model';
import { t } from './texts';

/** Sign-in: the form at the start, the picture at the end. */
export function SignIn(props: { ended: Person | null }) {
  const now = useNow(1_000).value;
  useEffect(() => {
    document.title = t('portal.signIn.title');
  });
  return (
    <div class={styles.page}>
      <main class={styles.side} id="main">
        <p class={styles.brand}>
          <AppGlyph app="mark" size={28} />
          <span>IceWarp</span>
        </p>
        <Form ended={props.ended} />
        <Foot />
      </main>
      <aside class={styles.picture} aria-label={t('portal.picture')}>
        <p class={styles.clock}>
          <b class="num">{clock(now)}</b>
          <span>{longDay(now)}</span>
        </p>
        <p class={styles.caption}>{t('portal.caption')}</p>
      </aside>
    </div>
  );
}

function Form(props: { ended: Person | null }) {
  const [email, setEmail] = useState(props.ended?.email ?? '');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const [wrongAddress, setWrongAddress] = useState(false);
  const [missing, setMissing] = useState<readonly FieldName[]>([]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const [failure, setFailure] = useState('');
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const now = useNow(1_000).value;
  const wait = secondsLeft(outcome, now);

  useEffect(() => {
    (props.ended === null ? emailInput : passwordInput).current?.focus();
  }, [props.ended]);

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    // What a password manager filled in may not have told the fields.
    const form = { email: emailInput.current?.value ?? email, password: passwordInput.current?.value ?? password };
    const names = missingFields(form);
    setMissing(names);
    if (names.length > 0) {
      (names[0] === 'email' ? emailInput : passwordInput).current?.focus();
      return;
    }
    if (busy || secondsLeft(outcome, new Date()) > 0) return;
    setBusy(true);
    try {
      await signIn(form.email.trim(), form.password);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setOutcome(outcomeOf(problem.details, new Date()));
      setFailure(problemText(problem));
      setBusy(false);
      if (problem.code === 'session.wrong_credentials') passwordInput.current?.select();
    }
  };
  const watchCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState?.('CapsLock') === true);
  const refused = outcome.kind === 'wrong' || outcome.kind === 'failed' || wait > 0;

  return (
    <form class={styles.form} aria-labelledby="sign-in" noValidate onSubmit={send}>
      <div>
        <h1 id="sign-in">{greetingText(hourOf(now))}</h1>
        <p class={styles.lead}>{t('portal.signIn.lead')}</p>
      </div>
      {props.ended !== null && !refused && <Notice live="status">{t('portal.signIn.ended')}</Notice>}
      <div role="alert" class={refused ? undefined : styles.silent}>
        {outcome.kind === 'wrong' && <Notice tone="bad">{t('portal.signIn.wrong')}</Notice>}
        {outcome.kind === 'failed' && <Notice tone="bad">{failure}</Notice>}
        {wait > 0 && <Notice tone="warn">{t('portal.signIn.tooMany')}</Notice>}
      </div>
      <Field
        label={t('portal.signIn.email')}
        type="email"
        name="email"
        autocomplete="username"
        inputMode="email"
        value={email}
        inputRef={emailInput}
        invalid={outcome.kind === 'wrong'}
        error={emailError(missing, wrongAddress)}
        onInput={(value) => {
          setEmail(value);
          if (looksLikeAddress(value)) setWrongAddress(false);
        }}
        onLeave={() => setWrongAddress(email.trim() !== '' && !looksLikeAddress(email))}
      />
      <Field
        label={t('portal.signIn.password')}
        type={shown ? 'text' : 'password'}
        name="password"
        autocomplete="current-password"
        value={password}
        inputRef={passwordInput}
        invalid={outcome.kind === 'wrong'}
        error={missing.includes('password') && password === '' ? t('portal.signIn.passwordMissing') : null}
        {...(capsLock ? { hint: t('portal.signIn.capsLock') } : {})}
        onInput={setPassword}
        onKeyUp={watchCapsLock}
        end={
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={t('portal.signIn.showPassword')}
            pressed={shown}
            onClick={() => setShown(!shown)}
          />
        }
      />
      <Button look="main" size="big" type="submit" busy={busy ? t('portal.signIn.sending') : null} held={wait > 0}>
        {wait > 0 ? t('portal.signIn.wait', { seconds: wait }) : t('portal.signIn.send')}
      </Button>
    </form>
  );
}

function emailError(missing: readonly FieldName[], wrongAddress: boolean): string | null {
  if (wrongAddress) return t('portal.signIn.emailWrong');
  return missing.includes('email') ? t('portal.signIn.emailMissing') : null;
}

function greetingText(hour: number): string {
  switch (greeting(hour)) {
    case 'morning':
      return t('portal.morning');
    case 'afternoon':
      return t('portal.afternoon');
    case 'evening':
      return t('portal.evening');
  }
}

/** State of the server, language and theme: all of use before anybody is signed in. */
function Foot() {
  useEffect(() => {
    const channel = openChannel('/api/apps/events', { events: { apps: hearApps } });
    return () => channel.close();
  }, []);
  const server = apps.value?.server;
  return (
    <div class={styles.foot}>
      <span class={styles.live} role="status">
        {server !== undefined && <span class={server.reachable ? 'dot ok' : 'dot'} />}
        {server?.reachable === true && t('portal.server.reachable')}
        {server?.reachable === false && t('portal.server.away', { time: clock(server.since) })}
      </span>
      <select
        aria-label={t('kit.language')}
        value={language()}
        onChange={(event) => void setLanguage(event.currentTarget.value)}
      >
        {languages().map((code) => (
          <option key={code} value={code} lang={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
      <ThemeButton />
    </div>
  );
}
