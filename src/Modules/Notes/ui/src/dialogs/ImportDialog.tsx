import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Notice } from '@kit/components/Marks';
import { language } from '@kit/i18n/i18n';
import { useSignal } from '@preact/signals';
import { FileUp, FolderUp } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { dropped } from '../exchange/dropped';
import { gathered } from '../exchange/given';
import { importNotes, type Report } from '../exchange/import';
import { tree } from '../models/view.model';
import { closeDialog } from '../state/dialogs';
import { here, reachable } from '../state/here';
import { folders, home } from '../state/library';
import { place, showView } from '../state/place';
import { t } from '../t';
import style from './Dialogs.module.css';

/** Notes from files: chosen, dropped, a whole folder or an archive; with progress and a report of what was left. */
export function ImportDialog(_: { asked: unknown }) {
  const { view } = place.peek();
  const into = useSignal((view.kind === 'folder' ? view.id : home.value?.id) ?? '');
  const progress = useSignal<{ done: number; of: number } | null>(null);
  const report = useSignal<Report | null>(null);
  const wrong = useSignal<string | null>(null);
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);

  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    wrong.value = reachable.value.there ? null : t('import.offline');
    if (wrong.value !== null) return;
    const { signal } = ending.current;
    progress.value = { done: 0, of: 0 };
    try {
      const found = await gathered(files, signal);
      const show = (done: number, of: number): void => {
        progress.value = { done, of };
      };
      report.value = await importNotes(found, into.value, show, signal);
    } catch (failure) {
      if (!signal.aborted) throw failure;
      report.value = { taken: 0, left: [], unread: 0 };
    }
    progress.value = null;
    await here.value?.list.refresh();
  };
  const busy = progress.value !== null;
  return (
    <Dialog
      open
      wide
      title={t('import.title')}
      onClose={closeDialog}
      footer={
        <>
          {report.value !== null && report.value.taken > 0 && (
            <Button
              onClick={() => {
                showView({ kind: 'folder', id: into.value });
                closeDialog();
              }}
            >
              {t('import.show')}
            </Button>
          )}
          {busy ? (
            <Button onClick={() => ending.current.abort()}>{t('import.stop')}</Button>
          ) : (
            <Button onClick={closeDialog}>{t('kit.close')}</Button>
          )}
        </>
      }
    >
      {!busy && report.value === null && (
        <Chooser into={into.value} onInto={(id) => (into.value = id)} onFiles={(files) => void take(files)} />
      )}
      {progress.value !== null && (
        <div role="status">
          <p>{progress.value.of === 0 ? t('import.reading') : t('import.going', progress.value)}</p>
          <progress
            class={style.progress}
            aria-label={t('import.title')}
            {...(progress.value.of > 0 && { max: progress.value.of, value: progress.value.done })}
          />
        </div>
      )}
      {report.value !== null && <Result report={report.value} />}
      {wrong.value !== null && (
        <Notice tone="bad" live="alert">
          {wrong.value}
        </Notice>
      )}
    </Dialog>
  );
}

function Chooser(props: { into: string; onInto: (id: string) => void; onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  const over = useSignal(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (event: Event & { currentTarget: HTMLInputElement }): void =>
    props.onFiles([...(event.currentTarget.files ?? [])]);
  return (
    <>
      <div class="field">
        <label for={id}>{t('import.into')}</label>
        <select id={id} class="input" value={props.into} onChange={(event) => props.onInto(event.currentTarget.value)}>
          {tree(folders.value, language())
            .filter(({ folder: each }) => each.rights.add)
            .map(({ folder: each }) => (
              <option key={each.id} value={each.id}>
                {each.path.replaceAll('/', ' / ')}
              </option>
            ))}
        </select>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra beside the buttons */}
      <div
        class={style.drop}
        data-over={over.value ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          void dropped(event.dataTransfer).then(props.onFiles);
        }}
      >
        <p>{t('import.about')}</p>
        <div class={style.buttons}>
          <Button icon={FileUp} onClick={() => files.current?.click()}>
            {t('import.files')}
          </Button>
          <Button icon={FolderUp} onClick={() => folder.current?.click()}>
            {t('import.folder')}
          </Button>
        </div>
      </div>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept=".md,.markdown,.mdown,.txt,.html,.htm,.zip"
        data-import="files"
        onChange={chosen}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        data-import="folder"
        {...{ webkitdirectory: true }}
        onChange={chosen}
      />
    </>
  );
}

function Result(props: { report: Report }) {
  const { taken, left, unread } = props.report;
  return (
    <div role="status">
      <p>
        <b>{t('import.taken', { count: taken })}</b> {unread > 0 && t('import.unread', { count: unread })}{' '}
        {left.length > 0 && t('import.left', { count: left.length })}
      </p>
      {left.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long report is scrolled by keyboard
        <ul class={style.report} tabIndex={0} aria-label={t('import.report')}>
          {left.map(({ path, why }, index) => (
            <li key={index}>
              <b>{path}</b>: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
