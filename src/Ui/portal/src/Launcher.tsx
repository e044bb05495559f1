import { api } from '@kit/api/client';
import { ApiProblem, problemText } from '@kit/api/problem';
import { AppsStatus } from '@kit/apps/AppsStatus';
import { apps, hearApps } from '@kit/apps/apps';
import { type AppState, openApps } from '@kit/apps/apps.model';
import { type Channel, openChannel } from '@kit/channel/channel';
import { classes } from '@kit/classes';
import { appKeys, Bar } from '@kit/components/Bar';
import { type Key, useKeys } from '@kit/components/keys';
import { Notice } from '@kit/components/Marks';
import { Skip } from '@kit/components/Skip';
import { clock, dayOf, hourOf, longDay } from '@kit/i18n/dates';
import { useNow } from '@kit/now';
import { firstName, greeting } from '@kit/person.model';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Continue } from './Continue';
import styles from './Launcher.module.css';
import { createLauncherParts } from './launcher';
import { session, signOut } from './session';
import type { Person } from './session.model';
import { signedOut } from './session.model';
import { newsOf, Tile } from './Tile';
import { Today } from './Today';
import { t } from './texts';

/** The first page after sign-in: the apps with what is new in them, what to go on with, today. */
export function Launcher(props: { person: Person }) {
  const { person } = props;
  const parts = useMemo(createLauncherParts, []);
  const [channel, setChannel] = useState<Channel | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const now = useNow(1_000).value;
  const today = dayOf(now);
  const open = openApps(apps.value);
  const reachable = open.some((app) => app.id === 'dashboard');

  useEffect(() => {
    const opened = openChannel('/api/events', {
      events: {
        apps: hearApps,
        changed: parts.changed,
        session: () => {
          session.value = signedOut(session.value);
        },
      },
      onBack: parts.refresh,
      // A stream that is refused says not why: ask whether the session still stands.
      onLost: (attempt) => attempt > 1 && void api.get('/api/session').catch(() => undefined),
    });
    setChannel(opened);
    return () => {
      opened.close();
      parts.stop();
    };
  }, [parts]);
  // What is shown comes through the Dashboard: ask when it is there, and again when it is back or the day turns.
  useEffect(() => {
    if (reachable) parts.refresh();
  }, [parts, reachable, today]);
  useEffect(() => {
    document.title = t('portal.title');
  });
  useKeys(useMemo(() => keysOf(open), [open.map((app) => app.id).join()]));

  const leave = async (everywhere: boolean): Promise<void> => {
    try {
      await signOut(everywhere);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setFailure(problemText(problem));
    }
  };

  return (
    <div class={styles.page}>
      <Skip />
      <Bar app="mark" name="IceWarp" home="/" person={person} onSignOut={(everywhere) => void leave(everywhere)} />
      <main id="main" tabIndex={-1} class={styles.main}>
        {failure !== null && (
          <div class={styles.wide}>
            <Notice tone="bad" live="alert">
              {t('portal.signOutFailed')} {failure}
            </Notice>
          </div>
        )}
        <div class={styles.hello}>
          <h1 class="grow">{helloText(hourOf(now), firstName(person.name || person.email))}</h1>
          <p>
            <time dateTime={now.toISOString().slice(0, 16)}>
              {longDay(now)}, {clock(now)}
            </time>
          </p>
        </div>
        <nav class={classes(styles.apps, open.length <= 1 && styles.alone)} aria-label={t('portal.apps')}>
          {open.map((app) => (
            <Tile key={app.id} app={app} news={newsOf(app.id, parts, now)} now={now} />
          ))}
        </nav>
        <Continue resource={parts.recent} now={now} />
        <Today resource={parts.agenda} now={now} />
      </main>
      <AppsStatus channel={channel} />
    </div>
  );
}

function helloText(hour: number, name: string): string {
  switch (greeting(hour)) {
    case 'morning':
      return t('portal.morningTo', { name });
    case 'afternoon':
      return t('portal.afternoonTo', { name });
    case 'evening':
      return t('portal.eveningTo', { name });
  }
}

function keysOf(open: readonly AppState[]): readonly Key[] {
  return [
    ...appKeys(open),
    { keys: 'Tab', label: t('portal.keys.tab') },
    { keys: 'Esc', label: t('portal.keys.escape') },
  ];
}
