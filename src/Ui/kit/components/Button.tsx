import type { ComponentChildren, Ref, TargetedMouseEvent } from 'preact';
import { useId } from 'preact/hooks';
import { classes } from '../classes';
import { Icon, type IconNode } from '../icons';
import { Tooltip } from './Tooltip';

interface ButtonProps {
  /** One `main` a view; `soft` where it repeats in a list; `stop` deletes or leaves. */
  look?: 'main' | 'normal' | 'soft' | 'plain' | 'stop';
  size?: 'm' | 's' | 'big';
  icon?: IconNode;
  type?: 'button' | 'submit';
  /** The act in progress (`Sending`): shown instead of the label while the width stays. */
  busy?: string | null;
  /** Why it cannot be pressed now: said to everybody, the button stays focusable. */
  reason?: string | null;
  /** It cannot be pressed now, and the page says why elsewhere. */
  held?: boolean;
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  class?: string;
  autofocus?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const { look = 'normal', size = 'm', busy = null, reason = null } = props;
  const reasonId = useId();
  const held = busy !== null || reason !== null || props.held === true;
  const press = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (held) event.preventDefault();
    else props.onClick?.(event);
  };
  return (
    <>
      <button
        ref={props.buttonRef ?? null}
        type={props.type ?? 'button'}
        class={classes('btn', look !== 'normal' && look, size !== 'm' && size, busy !== null && 'busy', props.class)}
        aria-disabled={held ? 'true' : undefined}
        aria-busy={busy !== null ? 'true' : undefined}
        aria-describedby={reason !== null ? reasonId : undefined}
        autofocus={props.autofocus}
        onClick={press}
      >
        {props.icon && <Icon node={props.icon} size="s" />}
        <span class="face">
          <span aria-hidden={busy !== null ? 'true' : undefined}>{props.children}</span>
          {busy !== null && <span class="act">{busy}</span>}
        </span>
      </button>
      {reason !== null && (
        <span class="reason" id={reasonId}>
          {reason}
        </span>
      )}
    </>
  );
}

interface IconButtonProps {
  icon: IconNode;
  /** Its name, also shown as the tooltip. */
  label: string;
  /** The key that does the same, shown in the tooltip: `?`, `E`. */
  keys?: string;
  pressed?: boolean;
  small?: boolean;
  class?: string;
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  buttonRef?: Ref<HTMLButtonElement>;
}

/** A button with a picture only; its name shows after 500 ms of hover, and on keyboard focus. */
export function IconButton(props: IconButtonProps) {
  return (
    <Tooltip text={props.label} keys={props.keys}>
      <button
        ref={props.buttonRef ?? null}
        type="button"
        class={classes('ib', props.small === true && 's', props.class)}
        aria-label={props.label}
        aria-keyshortcuts={props.keys}
        aria-pressed={props.pressed}
        onClick={props.onClick}
      >
        <Icon node={props.icon} />
      </button>
    </Tooltip>
  );
}
