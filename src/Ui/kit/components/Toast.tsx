import { signal } from '@preact/signals';
import { CircleCheck } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../icons';

interface Message {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly act: () => void };
}

const shown = signal<Message | null>(null);

/** Says what was done and can be undone. Errors are never toasts. A new one takes the place of the last. */
export function toast(text: string, undo?: Message['undo']): void {
  shown.value = undo === undefined ? { text } : { text, undo };
}

/** The one place of toasts on a page: below, in the middle, 6 s, longer while hovered or focused. */
export function Toasts() {
  const message = shown.value;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hold = (): void => clearTimeout(timer.current);
  const release = (): void => {
    hold();
    timer.current = setTimeout(() => {
      shown.value = null;
    }, 6_000);
  };
  useEffect(() => {
    if (message !== null) release();
    return hold;
  }, [message]);
  return (
    <div class="toasts" role="status">
      {message !== null && (
        <div class="toast" onPointerEnter={hold} onPointerLeave={release} onFocusIn={hold} onFocusOut={release}>
          <Icon node={CircleCheck} size="s" />
          <span class="grow">{message.text}</span>
          {message.undo !== undefined && (
            <button
              type="button"
              onClick={() => {
                message.undo?.act();
                shown.value = null;
              }}
            >
              {message.undo.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
