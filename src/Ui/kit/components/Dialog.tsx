import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  open: boolean;
  /** A question where something is to be decided. */
  title: string;
  /** Esc, a click beside it, or its own button. */
  onClose: () => void;
  /** The buttons, safe one first, which also gets `autofocus`. */
  footer?: ComponentChildren;
  wide?: boolean;
  children?: ComponentChildren;
}

/** A native dialog. The focus goes back to where it was when it closes. */
export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (props.open && !element.open) element.showModal();
    if (!props.open && element.open) element.close();
  }, [props.open]);
  return (
    <dialog
      ref={dialog}
      class={props.wide === true ? 'sheet wide' : 'sheet'}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      {props.open && (
        <div class="inside">
          <h2 id={titleId}>{props.title}</h2>
          {props.children}
          {props.footer !== undefined && <footer>{props.footer}</footer>}
        </div>
      )}
    </dialog>
  );
}
