import { reason } from '@kit/api/reason';
import { apps } from '@kit/apps/apps';
import { openApps } from '@kit/apps/apps.model';
import { Bar } from '@kit/components/Bar';
import { IconButton } from '@kit/components/Button';
import { KeyHelp, useKeys } from '@kit/components/keys';
import { Notice } from '@kit/components/Marks';
import { Skip } from '@kit/components/Skip';
import { Toasts } from '@kit/components/Toast';
import { language } from '@kit/i18n/i18n';
import { signal } from '@preact/signals';
import { Search } from 'lucide';
import type { FunctionComponent } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import style from './App.module.css';
import type { ArrangeProps } from './arrange/Arrange';
import { Backdrop } from './background/Backdrop';
import { Grid } from './Grid';
import { AwayLine, LiveReceipt } from './LiveReceipt';
import { laterTexts } from './later';
import type { Background } from './models/layout.model';
import { isAway } from './models/live.model';
import { NoLayout } from './NoLayout';
import { openSearch, SearchView, searchOpen } from './search/opening';
import { shown, stored } from './state/layout';
import { fresh, listen } from './state/live';
import { notSignedOut, person, sessions, signOut, stranded } from './state/session';
import { spoken } from './state/speech';
import { Top } from './Top';
import { t } from './t';

const arrange = signal<FunctionComponent<ArrangeProps> | null>(null);
/** The background being tried out while arranging. */
const tried = signal<Background | null>(null);

async function startArranging(): Promise<void> {
  const [{ Arrange }] = await Promise.all([import('./arrange/Arrange'), laterTexts()]);
  arrange.value = Arrange;
}

function leaveArranging(): void {
  arrange.value = null;
  tried.value = null;
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-arrange]')?.focus());
}

/** The whole page. */
export function App() {
  useGlobalKeys();
  useEffect(() => {
    document.title = t('page.title');
  }, [language()]);
  const ready = sessions.value > 0;
  useEffect(() => {
    if (!ready) return;
    const { data, asking } = stored.state.value;
    if (data === null && asking === null) void stored.refresh();
    listen();
  }, [ready]);

  const layout = shown.value;
  const held = stored.state.value.data;
  const Arranging = arrange.value;
  const SearchDialog = SearchView.value;
  return (
    <>
      <Skip />
      {layout && <Backdrop background={tried.value ?? layout.background} />}
      <div class={style.page}>
        <Bar
          app="dashboard"
          name={t('page.title')}
          home="/dashboard/"
          apps={openApps(apps.value)}
          receipt={<LiveReceipt fresh={fresh.value} />}
          actions={<IconButton icon={Search} label={t('page.search')} keys="Ctrl K" onClick={search} />}
          person={person.value}
          onSignOut={(everywhere) => void signOut(everywhere)}
        />
        <main id="main" tabIndex={-1} class={style.main}>
          {stranded.value && (
            <div class={style.notice}>
              <Notice tone="bad" live="alert">
                {t('session.stranded')}
              </Notice>
            </div>
          )}
          {notSignedOut.value !== null && (
            <div class={style.notice}>
              <Notice tone="bad" live="alert">
                {t('session.notSignedOut', { why: notSignedOut.value })}
              </Notice>
            </div>
          )}
          {Arranging && held ? (
            <Arranging
              held={held}
              onBackground={(background) => {
                tried.value = background;
              }}
              onLeave={leaveArranging}
            />
          ) : (
            <>
              <Top onArrange={startArranging} arrangeable={held !== null} why={whyNot()} said={isAway(fresh.value)} />
              {layout ? <Grid widgets={layout.widgets} onArrange={startArranging} /> : <NoLayout />}
            </>
          )}
        </main>
        <AwayLine fresh={fresh.value} />
      </div>
      <p class="sr" role="status" aria-live="polite">
        {spoken.value}
      </p>
      {SearchDialog && (
        <SearchDialog
          open={searchOpen.value}
          onClose={() => {
            searchOpen.value = false;
          }}
        />
      )}
      <Toasts />
      <KeyHelp />
    </>
  );
}

/** Why the widgets cannot be arranged now; null while that is not known yet. */
function whyNot(): string | null {
  const { problem } = stored.state.value;
  return problem && t('arrange.notNow', { why: reason(problem) });
}

function useGlobalKeys(): void {
  const now = language();
  const keys = useMemo(
    () => [
      { keys: 'Ctrl K', label: t('keys.search'), act: search },
      { keys: '/', label: t('keys.search'), act: search },
      { keys: 'Tab', label: t('keys.tab') },
      { keys: 'Enter', label: t('keys.enter') },
      { keys: 'Esc', label: t('keys.esc') },
      { keys: 'E', label: t('keys.read') },
      { keys: 'F', label: t('keys.flag') },
      { keys: 'A', label: t('keys.archive') },
      { keys: 'O', label: t('keys.open') },
      { keys: 'X', label: t('keys.tick') },
      { keys: 'P', label: t('keys.pin') },
      { keys: 'N', label: t('keys.note'), act: focusQuickNote },
    ],
    [now],
  );
  useKeys(keys);
}

const search = (): void => void openSearch();

function focusQuickNote(): void {
  const field = document.querySelector<HTMLElement>('[data-quick-note]');
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
}
