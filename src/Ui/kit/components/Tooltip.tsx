import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { placeBelow } from './place';

/** Shows the name of a control that has only a picture. Decoration: the control carries its own `aria-label`. */
export function Tooltip(props: { text: string; keys: string | undefined; children: ComponentChildren }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [shown, setShown] = useState(false);

  const show = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), after);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    setShown(false);
  };

  useEffect(() => {
    if (!shown || tip.current === null || anchor.current === null) return;
    tip.current.showPopover?.();
    placeBelow(tip.current, anchor.current, 'centre');
  }, [shown]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what happens to the control inside
    <span
      class="tipped"
      ref={anchor}
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(500)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocusIn={(event) => event.target instanceof Element && event.target.matches(':focus-visible') && show(500)}
      onFocusOut={hide}
      onKeyDown={hide}
    >
      {props.children}
      {shown && (
        <span class="tip" ref={tip} popover="manual" aria-hidden="true">
          {props.text}
          {props.keys !== undefined && <kbd>{props.keys}</kbd>}
        </span>
      )}
    </span>
  );
}
