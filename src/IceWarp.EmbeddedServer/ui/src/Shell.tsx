import { AppsStatus } from '@kit/apps/AppsStatus';
import { apps } from '@kit/apps/apps';
import { type AppState, openApps } from '@kit/apps/apps.model';
import { Button, IconButton } from '@kit/components/Button';
import { languageName } from '@kit/components/PersonMenu';
import { Skip } from '@kit/components/Skip';
import { AppGlyph } from '@kit/glyphs';
import { language, languages, setLanguage } from '@kit/i18n/i18n';
import { Icon } from '@kit/icons';
import { setTheme, theme } from '@kit/theme';
import { LogOut, Mail, Moon, Sun } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { answerApps, appsOrigin, findApps, introduce, tellApps } from './apps';
import { Mailbox } from './Mailbox';
import { readRoute } from './route.model';
import { signOut } from './session';
import { t } from './texts';
import styles from './WebClient.module.css';

/** Signed in: the row of apps, and mail or one app in a frame below it. */
export function Shell(props: { email: string }) {
  const [shown, setShown] = useState<string | null>(null);
  // Once opened an app stays alive behind mail, with all that a person typed in it.
  const [framed, setFramed] = useState<readonly AppState[]>([]);
  const [hash, setHash] = useState(location.hash);
  const route = readRoute(hash);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    const deaf = answerApps();
    const moved = (): void => {
      setHash(location.hash);
      if (readRoute(location.hash) !== null) setShown(null);
    };
    addEventListener('hashchange', moved);
    findApps().then(
      (close) => {
        if (left) close();
        else stop = close;
      },
      () => undefined,
    );
    return () => {
      left = true;
      removeEventListener('hashchange', moved);
      deaf();
      stop?.();
    };
  }, []);
  const open = (app: AppState): void => {
    if (app.opensIn === 'frame') {
      setFramed((before) => (before.some((other) => other.id === app.id) ? before : [...before, app]));
      setShown(app.id);
    } else {
      const opened = window.open(`${appsOrigin.value}${app.url}`, app.id);
      if (opened !== null) introduce(opened);
    }
  };
  const dark =
    theme.value === 'dark' || (theme.value === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <div class={styles.shell}>
      <Skip />
      <header class={styles.head}>
        <nav aria-label={t('webclient.apps')} class={styles.apps}>
          <button type="button" aria-current={shown === null ? 'page' : undefined} onClick={() => setShown(null)}>
            <Icon node={Mail} />
            <span>{t('webclient.mail')}</span>
          </button>
          {openApps(apps.value).map((app) => (
            <button
              key={app.id}
              type="button"
              aria-current={shown === app.id ? 'page' : undefined}
              onClick={() => open(app)}
            >
              <AppGlyph app={app.id} size={20} />
              <span>{app.name}</span>
            </button>
          ))}
        </nav>
        <span class="grow" />
        <span class="cut q wide-only">{props.email}</span>
        <select
          aria-label={t('kit.language')}
          value={language()}
          onChange={(event) => {
            const next = event.currentTarget.value;
            void setLanguage(next);
            tellApps('language', next);
          }}
        >
          {languages().map((code) => (
            <option key={code} value={code} lang={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
        <IconButton
          icon={dark ? Sun : Moon}
          label={dark ? t('kit.theme.toLight') : t('kit.theme.toDark')}
          onClick={() => {
            setTheme(dark ? 'light' : 'dark');
            tellApps('theme', dark ? 'light' : 'dark');
          }}
        />
        <Button look="plain" icon={LogOut} onClick={() => void signOut()}>
          {t('kit.signOut')}
        </Button>
      </header>
      <main id="main" tabIndex={-1} class={styles.body}>
        {shown === null && (
          <Mailbox
            email={props.email}
            route={route}
            onRoute={(next) => {
              location.hash = next;
            }}
          />
        )}
        {framed.map((app) => (
          <AppFrame key={app.id} app={app} hidden={app.id !== shown} />
        ))}
      </main>
      <AppsStatus channel={null} />
    </div>
  );
}

/** An app in its frame; the session goes to it by message, never by address. */
function AppFrame(props: { app: AppState; hidden: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const partner = frame.current?.contentWindow;
    return partner === null || partner === undefined ? undefined : introduce(partner);
  }, []);
  return (
    <iframe
      ref={frame}
      class={styles.frame}
      title={props.app.name}
      hidden={props.hidden}
      src={`${appsOrigin.value}${props.app.url}`}
    />
  );
}
