import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Avatar } from '@kit/components/Avatar';
import { Button, IconButton } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Notice } from '@kit/components/Marks';
import { Bones } from '@kit/components/Part';
import { toast } from '@kit/components/Toast';
import { person } from '@kit/session/session';
import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { notesApi, type Share } from '../api/wire';
import { closeDialog, type OpenDialog } from '../state/dialogs';
import { folderOf } from '../state/library';
import { t } from '../t';
import style from './Dialogs.module.css';
import { PeopleField } from './PeopleField';

const rights = ['read', 'write', 'full'] as const;

/** Who a folder is shared with: the server's folder rights. */
export function ShareDialog(props: { asked: Extract<OpenDialog, { kind: 'share' }> }) {
  const { folderId } = props.asked;
  const shares = useSignal<readonly Share[] | null>(null);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const name = folderOf(folderId)?.name ?? '';
  useEffect(() => {
    notesApi.shares(folderId).then(
      (found) => {
        shares.value = found;
      },
      (failure: unknown) => {
        if (!(failure instanceof ApiProblem)) throw failure;
        wrong.value = t('share.notRead', { why: reason(failure) });
      },
    );
  }, [folderId]);
  const change = (next: readonly Share[]): void => {
    shares.value = next;
  };
  const store = async (): Promise<void> => {
    if (shares.value === null) return;
    busy.value = true;
    wrong.value = null;
    try {
      await notesApi.saveShares(folderId, shares.value);
      toast(t('share.done', { folder: name }));
      closeDialog();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      wrong.value = t('share.notStored', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };
  const list = shares.value;
  return (
    <Dialog
      open
      title={t('share.title', { folder: name })}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            look="main"
            busy={busy.value ? t('dialog.storing') : null}
            held={list === null}
            onClick={() => void store()}
          >
            {t('share.store')}
          </Button>
        </>
      }
    >
      <p class="t13 q">{t('share.whole')}</p>
      <PeopleField
        autofocus
        label={t('share.add')}
        known={[...(list ?? []).map((share) => share.email), person.value?.email ?? '']}
        onChosen={(chosen) => {
          if (list?.some((share) => share.email === chosen.email) === false)
            change([...list, { ...chosen, rights: 'write' }]);
        }}
      />
      {list === null && wrong.value === null && <Bones count={2} />}
      <ul class={style.people}>
        {list?.map((share) => (
          <li key={share.email} class={style.person}>
            <Avatar name={share.name} id={share.email} />
            <span class={style.who}>
              <span class="cut">{share.name || share.email}</span>
              {share.name !== '' && <span class="cut t12 qq">{share.email}</span>}
            </span>
            <select
              class={`input ${style.rights}`}
              aria-label={t('share.rightsOf', { name: share.name || share.email })}
              value={share.rights}
              onChange={(event) => {
                const chosen = rights.find((right) => right === event.currentTarget.value) ?? 'read';
                change(list.map((each) => (each.email === share.email ? { ...each, rights: chosen } : each)));
              }}
            >
              {rights.map((right) => (
                <option key={right} value={right}>
                  {t(`share.${right}`)}
                </option>
              ))}
            </select>
            <IconButton
              small
              icon={X}
              label={t('share.remove', { name: share.name || share.email })}
              onClick={() => change(list.filter((each) => each.email !== share.email))}
            />
          </li>
        ))}
        {list?.length === 0 && <li class={style.none}>{t('share.nobody')}</li>}
      </ul>
      {wrong.value !== null && (
        <Notice tone="bad" live="alert">
          {wrong.value}
        </Notice>
      )}
    </Dialog>
  );
}
