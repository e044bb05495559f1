import { ApiProblem } from '@kit/api/problem';
import { classes } from '@kit/classes';
import { Avatar } from '@kit/components/Avatar';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { type Known, notesApi } from '../api/wire';
import { t } from '../t';
import style from './Dialogs.module.css';

const address = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** A field that finds people in the directory by their name; a whole address may be typed as well. */
export function PeopleField(props: {
  label: string;
  known: readonly string[];
  onChosen: (person: Known) => void;
  autofocus?: boolean;
}) {
  const id = useId();
  const text = useSignal('');
  const found = useSignal<readonly Known[]>([]);
  const at = useSignal(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.autofocus === true) field.current?.focus();
  }, []);
  useEffect(() => {
    const typed = text.value.trim();
    if (typed.length < 2) {
      found.value = [];
      return;
    }
    const ending = new AbortController();
    const timer = setTimeout(() => {
      notesApi.people(typed, ending.signal).then(
        (people) => {
          found.value = people.filter((person) => !props.known.includes(person.email)).slice(0, 8);
          at.value = 0;
        },
        (failure: unknown) => {
          // Without the directory an address can still be typed.
          if (!ending.signal.aborted && !(failure instanceof ApiProblem)) throw failure;
        },
      );
    }, 180);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [text.value]);

  const choose = (person: Known): void => {
    props.onChosen(person);
    text.value = '';
    found.value = [];
    field.current?.focus();
  };
  const keyed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.value.length > 0) {
      at.value = (at.value + step + found.value.length) % found.value.length;
    } else if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      const person = found.value[at.value];
      const typed = text.value.trim();
      if (typed === '') return;
      if (person !== undefined && event.key === 'Enter') choose(person);
      else if (address.test(typed)) choose({ email: typed, name: '' });
    } else if (event.key === 'Escape' && found.value.length > 0) {
      found.value = [];
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = found.value.length > 0;
  return (
    <div class={classes('field', style.find)}>
      <label for={id}>{props.label}</label>
      <input
        ref={field}
        id={id}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${id}-${at.value}` : undefined}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onBlur={() => {
          const typed = text.value.trim();
          if (address.test(typed)) choose({ email: typed, name: '' });
          found.value = [];
        }}
        onKeyDown={keyed}
      />
      <span class="hint">{t('people.hint')}</span>
      <div
        id={`${id}-list`}
        class={classes('menu', style.found)}
        role="listbox"
        aria-label={t('people.found')}
        hidden={!open}
      >
        {found.value.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are heard in the field
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the entry in hand
          <div
            key={person.email}
            id={`${id}-${index}`}
            class="row"
            role="option"
            aria-selected={index === at.value}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            <Avatar name={person.name} id={person.email} size="s" />
            <span class="cut">{person.name || person.email}</span>
            <span class="n cut">{person.name === '' ? '' : person.email}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
