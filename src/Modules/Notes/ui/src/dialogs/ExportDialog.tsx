import { Button } from '@kit/components/Button';
import { Segment } from '@kit/components/Choice';
import { Dialog } from '@kit/components/Dialog';
import { Notice } from '@kit/components/Marks';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { download, exportNotes } from '../exchange/export';
import type { Format } from '../exchange/written';
import { closeDialog, type OpenDialog } from '../state/dialogs';
import { whole as knownWhole, notes } from '../state/library';
import { desk } from '../state/open';
import { t } from '../t';
import style from './Dialogs.module.css';

/** Notes as files: one note as it is, several in an archive. */
export function ExportDialog(props: { asked: Extract<OpenDialog, { kind: 'export' }> }) {
  const { note, folder } = props.asked;
  // The list may still be coming.
  const all = notes.value.filter((each) => folder === undefined || each.folderId === folder).map(({ id }) => id);
  const ids = note === undefined ? all : [note];
  const whole = note !== undefined || knownWhole.value;
  const format = useSignal<Format>('markdown');
  const done = useSignal<number | null>(null);
  const missing = useSignal<readonly string[]>([]);
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  const run = async (): Promise<void> => {
    done.value = 0;
    await desk.value?.save();
    const made = await exportNotes(
      ids,
      format.value,
      (count) => {
        done.value = count;
      },
      ending.current.signal,
    ).catch((failure: unknown) => {
      if (!ending.current.signal.aborted) throw failure;
      return null;
    });
    done.value = null;
    if (made === null) return;
    download(made);
    missing.value = made.missing;
    if (made.missing.length === 0) closeDialog();
  };
  return (
    <Dialog
      open
      title={t('export.title', { count: ids.length })}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            look="main"
            busy={done.value === null ? null : t('export.making')}
            held={ids.length === 0 || !whole}
            onClick={() => void run()}
          >
            {t('export.save')}
          </Button>
        </>
      }
    >
      <Segment
        label={t('export.format')}
        value={format.value}
        options={[
          { value: 'markdown', label: t('export.markdown') },
          { value: 'html', label: t('export.html') },
        ]}
        onChange={(value) => {
          format.value = value;
        }}
      />
      <p class="t13 q">{t(`export.about.${format.value}`)}</p>
      {done.value !== null && ids.length > 1 && (
        <progress class={style.progress} max={ids.length} value={done.value} aria-label={t('export.making')} />
      )}
      {missing.value.length > 0 && (
        <Notice tone="warn" live="alert">
          {t('export.missing', { count: missing.value.length })} {missing.value.slice(0, 5).join(', ')}
        </Notice>
      )}
    </Dialog>
  );
}
