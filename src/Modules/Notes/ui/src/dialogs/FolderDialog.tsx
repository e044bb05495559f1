import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Field } from '@kit/components/Field';
import { Notice } from '@kit/components/Marks';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { notesApi } from '../api/wire';
import { closeDialog, type OpenDialog } from '../state/dialogs';
import { here } from '../state/here';
import { counts, folderOf, folders } from '../state/library';
import { place, showView } from '../state/place';
import { t } from '../t';
import style from './Dialogs.module.css';

/** A new folder, or another name for one. */
export function FolderDialog(props: { asked: Extract<OpenDialog, { kind: 'folder' }> }) {
  const { folderId, parentId } = props.asked;
  const before = folderId === null ? '' : (folderOf(folderId)?.name ?? '');
  const name = useSignal(before);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const store = async (): Promise<void> => {
    const typed = name.value.trim();
    if (busy.value) return;
    if (typed === '' || /[/\\]/.test(typed)) {
      wrong.value = t(typed === '' ? 'folder.noName' : 'folder.badName');
      field.current?.focus();
      return;
    }
    busy.value = true;
    try {
      const folder =
        folderId === null ? await notesApi.addFolder(typed, parentId) : await notesApi.renameFolder(folderId, typed);
      folders.value = [...folders.value.filter((each) => each.id !== folderId), folder];
      void here.value?.list.refresh();
      showView({ kind: 'folder', id: folder.id });
      closeDialog();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      wrong.value = t('folder.notStored', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };
  const parent = parentId === null ? null : folderOf(parentId);
  return (
    <Dialog
      open
      title={folderId === null ? t('folder.add') : t('folder.renameTitle', { folder: before })}
      onClose={closeDialog}
    >
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <Field
          label={t('folder.name')}
          value={name.value}
          inputRef={field}
          maxLength={120}
          error={wrong.value}
          {...(parent !== null && { hint: t('folder.in', { folder: parent.path }) })}
          onInput={(value) => {
            name.value = value;
            wrong.value = null;
          }}
        />
        <footer>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="main" type="submit" busy={busy.value ? t('dialog.storing') : null}>
            {t(folderId === null ? 'folder.make' : 'folder.rename')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Whether a folder is to go with all that is in it. */
export function DeleteFolderDialog(props: { asked: Extract<OpenDialog, { kind: 'deleteFolder' }> }) {
  const { folderId } = props.asked;
  const folder = folderOf(folderId);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const count = counts.value.folders.get(folderId) ?? 0;
  const remove = async (): Promise<void> => {
    busy.value = true;
    wrong.value = null;
    try {
      await notesApi.deleteFolder(folderId);
      const { view } = place.value;
      if (view.kind === 'folder' && view.id === folderId) showView({ kind: 'all' });
      await here.value?.list.refresh();
      closeDialog();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      wrong.value = t('folder.notDeleted', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };
  return (
    <Dialog
      open
      title={t('folder.deleteTitle', { folder: folder?.name ?? '' })}
      onClose={closeDialog}
      footer={
        <>
          <Button autofocus onClick={closeDialog}>
            {t('folder.keep')}
          </Button>
          <Button look="stop" busy={busy.value ? t('folder.deleting') : null} onClick={() => void remove()}>
            {t('folder.deleteNow')}
          </Button>
        </>
      }
    >
      <p>{t('folder.deleteMore', { count })}</p>
      {wrong.value !== null && (
        <Notice tone="bad" live="alert">
          {wrong.value}
        </Notice>
      )}
    </Dialog>
  );
}
