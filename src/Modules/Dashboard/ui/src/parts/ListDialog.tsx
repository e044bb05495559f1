import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button, IconButton } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Notice } from '@kit/components/Marks';
import { useSignal } from '@preact/signals';
import { ArrowDown, ArrowUp, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { stepped } from '../models/settings.model';
import { t } from '../t';
import style from './ListDialog.module.css';

interface ListDialogProps<T> {
  open: boolean;
  title: string;
  stored: readonly T[];
  /** Name and second line of one thing. */
  describe: (item: T) => { readonly name: string; readonly more: string };
  most: number;
  empty: string;
  /** What adds one; not shown when there are enough. */
  form: (add: (item: T) => void) => ComponentChildren;
  /** Keeps the list on the server; rejects with `ApiProblem`. */
  save: (list: readonly T[]) => Promise<void>;
  onClose: () => void;
}

/** A short list to arrange, shorten and add to; nothing is kept before Store, and a failure keeps everything here. */
export function ListDialog<T>(props: ListDialogProps<T>) {
  const { open, onClose } = props;
  const list = useSignal<readonly T[]>([]);
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    if (!open) return;
    list.value = props.stored;
    problem.value = null;
  }, [open]);

  const save = async (): Promise<void> => {
    busy.value = true;
    problem.value = null;
    try {
      await props.save(list.value);
      onClose();
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
      {list.value.length === 0 ? (
        <p class="q">{props.empty}</p>
      ) : (
        <ul class={style.list}>
          {list.value.map((item, index) => (
            <Row
              key={index}
              {...props.describe(item)}
              first={index === 0}
              last={index === list.value.length - 1}
              onStep={(by) => {
                list.value = stepped(list.value, index, by);
              }}
              onRemove={() => {
                list.value = list.value.filter((_, at) => at !== index);
              }}
            />
          ))}
        </ul>
      )}
      {list.value.length < props.most
        ? props.form((item) => {
            list.value = [...list.value, item];
          })
        : null}
    </Dialog>
  );
}

function Row(props: {
  name: string;
  more: string;
  first: boolean;
  last: boolean;
  onStep: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { name } = props;
  return (
    <li class={style.row}>
      <span class={style.words}>
        <span>{name}</span>
        <small>{props.more}</small>
      </span>
      <IconButton
        icon={ArrowUp}
        small
        label={t('arrange.upName', { name })}
        {...(props.first ? { class: style.no ?? '' } : {})}
        onClick={() => props.onStep(-1)}
      />
      <IconButton
        icon={ArrowDown}
        small
        label={t('arrange.downName', { name })}
        {...(props.last ? { class: style.no ?? '' } : {})}
        onClick={() => props.onStep(1)}
      />
      <IconButton icon={X} small label={t('arrange.remove', { name })} onClick={props.onRemove} />
    </li>
  );
}
