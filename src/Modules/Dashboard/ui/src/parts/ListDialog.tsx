import { IconButton } from '@kit/components/Button';
import { useSignal } from '@preact/signals';
import { ArrowDown, ArrowUp, X } from 'lucide';
import { stepped } from '../models/choosing.model';
import { t } from '../t';
import { AddForm, type AddFormProps } from './AddForm';
import style from './ListDialog.module.css';
import { SettingsDialog } from './SettingsDialog';

interface ListDialogProps<T> {
  open: boolean;
  title: string;
  stored: readonly T[];
  /** Name and second line of one thing. */
  describe: (item: T) => { readonly name: string; readonly more: string };
  most: number;
  empty: string;
  /** How one is added; not shown when there are enough. */
  adding: Omit<AddFormProps<T>, 'add'>;
  /** Keeps the list on the server; rejects with `ApiProblem`. */
  save: (list: readonly T[]) => Promise<void>;
  onClose: () => void;
}

/** A short list to arrange, shorten and add to. */
export function ListDialog<T>(props: ListDialogProps<T>) {
  const list = useSignal<readonly T[]>([]);
  return (
    <SettingsDialog
      open={props.open}
      title={props.title}
      onOpen={() => {
        list.value = props.stored;
      }}
      onClose={props.onClose}
      save={async () => {
        await props.save(list.value);
        return true;
      }}
    >
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
      {list.value.length < props.most ? (
        <AddForm
          {...props.adding}
          add={(item) => {
            list.value = [...list.value, item];
          }}
        />
      ) : null}
    </SettingsDialog>
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
