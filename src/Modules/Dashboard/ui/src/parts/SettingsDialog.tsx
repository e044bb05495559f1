import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Notice } from '@kit/components/Marks';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../t';

interface SettingsDialogProps {
  open: boolean;
  title: string;
  /** Called when it opens: shows what is stored. */
  onOpen: () => void;
  onClose: () => void;
  /** Keeps the choice on the server; false when what was typed means nothing. Rejects with `ApiProblem`. */
  save: () => Promise<boolean>;
  children: ComponentChildren;
}

/** A dialog in which nothing is kept before Store, and a failure keeps everything here. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { open, onClose } = props;
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    if (!open) return;
    problem.value = null;
    props.onOpen();
  }, [open]);

  const save = async (): Promise<void> => {
    busy.value = true;
    problem.value = null;
    try {
      if (await props.save()) onClose();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = t('list.notStored', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };

  return (
    <Dialog
      open={open}
      title={props.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('list.leave')}</Button>
          <Button look="main" busy={busy.value ? t('list.storing') : null} onClick={() => void save()}>
            {t('list.store')}
          </Button>
        </>
      }
    >
      {problem.value !== null && (
        <Notice tone="bad" live="alert">
          {problem.value}
        </Notice>
      )}
      {props.children}
    </Dialog>
  );
}
