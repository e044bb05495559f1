import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** Called when the field is left: the moment to check it. */
  onLeave?: () => void;
  type?: 'text' | 'email' | 'password' | 'date' | 'search';
  name?: string;
  autocomplete?: string;
  hint?: string;
  /** What is wrong, with a proposal. */
  error?: string | null;
  /** Marks the field as wrong where the sentence about it stands elsewhere. */
  invalid?: boolean;
  readOnly?: boolean;
  required?: boolean;
  maxLength?: number;
  inputMode?: 'text' | 'email';
  /** What may be meant, offered while typing. */
  suggestions?: readonly string[];
  /** A control inside the field's end, such as showing a password. */
  end?: ComponentChildren;
  inputRef?: Ref<HTMLInputElement>;
  onKeyUp?: (event: KeyboardEvent) => void;
}

/** A labelled field: label above, hint and error under it, tied to it by `aria-describedby`. */
export function Field(props: FieldProps) {
  const id = useId();
  const error = props.error ?? null;
  const described = [error !== null && `${id}-error`, props.hint !== undefined && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  // The element's types tie each kind to its roles one by one; a variable kind fits none of them.
  const kind = { type: props.type ?? 'text' } as { type: 'text' };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class={props.end === undefined ? undefined : 'with-end'}>
        <input
          ref={props.inputRef ?? null}
          class="input"
          id={id}
          {...kind}
          name={props.name}
          autocomplete={props.autocomplete}
          inputMode={props.inputMode}
          list={props.suggestions === undefined ? undefined : `${id}-list`}
          value={props.value}
          readOnly={props.readOnly}
          required={props.required}
          maxLength={props.maxLength}
          aria-invalid={error !== null || props.invalid === true ? 'true' : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={() => props.onLeave?.()}
          onKeyUp={props.onKeyUp}
        />
        {props.end}
      </div>
      {props.suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {props.suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {error !== null && (
        <span class="t12 wrong" id={`${id}-error`}>
          {error}
        </span>
      )}
      {props.hint !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
    </div>
  );
}
