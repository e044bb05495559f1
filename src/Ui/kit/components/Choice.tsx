import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface TickProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Round means done (a task); square means one of many. */
  round?: boolean;
  /** The label is only spoken; the row beside shows it. */
  hideLabel?: boolean;
  disabled?: boolean;
  children?: ComponentChildren;
}

/** A tick: waits for its form, but for the round one of a task. */
export function Tick(props: TickProps) {
  const box = (
    <input
      class={props.round === true ? 'tick round' : 'tick'}
      type="checkbox"
      checked={props.checked}
      disabled={props.disabled}
      aria-label={props.hideLabel === true ? props.label : undefined}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
  return props.hideLabel === true ? (
    box
  ) : (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside
    <label class="choice">
      {box}
      <span>{props.label}</span>
    </label>
  );
}

/** A switch: acts at once. */
export function Switch(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="choice">
      <input
        class="switch"
        type="checkbox"
        role="switch"
        checked={props.checked}
        aria-checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

interface SegmentProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}

/** Two to four views of which one holds. Arrow keys move, as in a radio group. */
export function Segment<Value extends string>(props: SegmentProps<Value>) {
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const count = props.options.length;
    const at = props.options.findIndex((option) => option.value === props.value);
    const next = (at + step + count) % count;
    const option = props.options[next];
    if (option === undefined) return;
    props.onChange(option.value);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div class="seg" role="radiogroup" aria-label={props.label} ref={group} onKeyDown={move}>
      {props.options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio group of buttons, as the pattern has it
        <button
          key={option.value}
          type="button"
          role="radio"
          lang={option.lang}
          aria-checked={option.value === props.value}
          tabIndex={option.value === props.value ? 0 : -1}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
