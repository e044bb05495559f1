import { Button } from '@kit/components/Button';
import { Field } from '@kit/components/Field';
import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useRef } from 'preact/hooks';
import style from './ListDialog.module.css';

interface FieldTexts {
  readonly label: string;
  readonly hint?: string;
}

export interface AddFormProps<T> {
  /** The thing itself, with what may be meant by it. */
  what: FieldTexts & { readonly suggestions?: readonly string[] };
  /** What the person calls it; it has a name of its own without. */
  name: FieldTexts & { readonly longest: number };
  button: string;
  /** Makes one of what was typed, both texts trimmed; null when the first means nothing. */
  read: (what: string, name: string) => T | null;
  /** Said then. */
  wrong: string;
  add: (item: T) => void;
}

/** Adds one thing to a list: what it is and what it is called. The focus stays for the next one. */
export function AddForm<T>(props: AddFormProps<T>) {
  const what = useSignal('');
  const name = useSignal('');
  const wrong = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const item = props.read(what.value.trim(), name.value.trim());
    wrong.value = item === null;
    if (item !== null) {
      props.add(item);
      what.value = '';
      name.value = '';
    }
    field.current?.focus();
  };
  return (
    <form
      class={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        {...props.what}
        autocomplete="off"
        value={what.value}
        error={wrong.value ? props.wrong : null}
        inputRef={field}
        onInput={(value) => {
          what.value = value;
        }}
      />
      <Field
        label={props.name.label}
        {...(props.name.hint !== undefined && { hint: props.name.hint })}
        value={name.value}
        maxLength={props.name.longest}
        onInput={(value) => {
          name.value = value;
        }}
      />
      <Button type="submit" icon={Plus} look="soft">
        {props.button}
      </Button>
    </form>
  );
}
