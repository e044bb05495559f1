import { reason } from '@kit/api/reason';
import { apps } from '@kit/apps/apps';
import { openApps } from '@kit/apps/apps.model';
import { Bar } from '@kit/components/Bar';
import { Button, IconButton } from '@kit/components/Button';
import { KeyHelp } from '@kit/components/keys';
import { Notice } from '@kit/components/Marks';
import { Skip } from '@kit/components/Skip';
import { Toasts } from '@kit/components/Toast';
import { language } from '@kit/i18n/i18n';
import { person, stranded } from '@kit/session/session';
import { ChevronLeft, UserPlus } from 'lucide';
import { useEffect } from 'preact/hooks';
import style from './App.module.css';
import { Dialogs } from './dialogs/Dialogs';
import { useNotesKeys } from './keys';
import { List } from './list/List';
import { NotesReceipt } from './NotesReceipt';
import { NotePane } from './note/NotePane';
import { Side } from './side/Side';
import { nameOfHeld } from './state/acts';
import { openDialog } from './state/dialogs';
import { drawer } from './state/drawer';
import { onlyInPage, unsent } from './state/here';
import { folderOf } from './state/library';
import { giveUpMaking, makeOf, making } from './state/making';
import { desk } from './state/open';
import { closeNote, place } from './state/place';
import { leave, notSignedOut } from './state/start';
import { viewTitle } from './state/titles';
import { t } from './t';
import { Trash } from './trash/Trash';

/** The whole page. */
export function App() {
  useNotesKeys();
  const { view, note } = place.value;
  const open = desk.value;
  const title = open === null ? null : nameOfHeld(open.held.value);
  useEffect(() => {
    document.title = title === null ? t('page.title') : `${title} · ${t('page.title')}`;
  }, [title, language()]);
  return (
    <>
      <Skip />
      <div class={style.page} data-note-open={note !== null ? '' : undefined}>
        <Bar
          app="notes"
          name={t('page.title')}
          home="/notes/"
          apps={openApps(apps.value)}
          place={<Place />}
          receipt={<NotesReceipt />}
          actions={<Share />}
          person={person.value}
          onSignOut={(everywhere) => void leave(everywhere)}
        />
        <main id="main" tabIndex={-1} class={style.panes} data-note-open={note !== null ? '' : undefined}>
          <div class={style.drawer} data-open={drawer.value ? '' : undefined}>
            <Side />
          </div>
          {drawer.value && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Esc and the button in the pane do the same
            // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the pane closes it
            <div
              class={style.scrim}
              onClick={() => {
                drawer.value = false;
              }}
            />
          )}
          {view.kind === 'trash' ? <Trash /> : <List />}
          <div class={style.note} data-pane>
            <Notices />
            <NotePane />
          </div>
        </main>
      </div>
      <Toasts />
      <KeyHelp />
      <Dialogs />
    </>
  );
}

function Place() {
  const { view, note } = place.value;
  const open = desk.value;
  const folder = open === null ? null : (folderOf(open.held.value.folderId)?.name ?? open.held.value.folderName);
  return (
    <>
      {note !== null && (
        <IconButton small icon={ChevronLeft} label={t('note.toList')} class={style.back ?? ''} onClick={closeNote} />
      )}
      <span>{folder ?? viewTitle(view)}</span>
      {open !== null && (
        <>
          <span class="sep wide-only">/</span>
          <span class="wide-only" style={{ color: 'var(--ink)' }}>
            {nameOfHeld(open.held.value)}
          </span>
        </>
      )}
    </>
  );
}

function Share() {
  const held = desk.value?.held.value;
  if (held === undefined || !held.rights.administer || held.creation !== null) return null;
  return (
    <Button
      size="s"
      icon={UserPlus}
      class="wide-only"
      onClick={() => openDialog({ kind: 'share', folderId: held.folderId })}
    >
      {t('share.open')}
    </Button>
  );
}

/** A note that is being made of a message or a meeting, or why it could not be. */
function Making() {
  const now = making.value;
  if (now === null) return null;
  if (now.problem === null) return <p class={style.notice}>{t(`making.${now.origin.of}`)}</p>;
  return (
    <div class={style.notice}>
      <Notice
        tone="bad"
        live="alert"
        action={
          <>
            <Button size="s" onClick={() => void makeOf(now.origin)}>
              {t('kit.part.tryNow')}
            </Button>
            <Button size="s" onClick={giveUpMaking}>
              {t('dialog.cancel')}
            </Button>
          </>
        }
      >
        {t('making.failed', { why: reason(now.problem) })}
      </Notice>
    </div>
  );
}

function Notices() {
  return (
    <>
      <div role="status">
        <Making />
      </div>
      {stranded.value && (
        <div class={style.notice}>
          <Notice
            tone="bad"
            live="alert"
            action={
              <Button size="s" onClick={() => openDialog({ kind: 'signIn' })}>
                {t('session.again')}
              </Button>
            }
          >
            {t('session.ended', { count: unsent.value.length })}
          </Notice>
        </div>
      )}
      {onlyInPage.value && (
        <div class={style.notice}>
          <Notice tone="bad" live="alert">
            {t('page.only')}
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
    </>
  );
}
