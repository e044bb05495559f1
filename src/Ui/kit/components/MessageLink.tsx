import type { ComponentChildren } from 'preact';
import { openAround } from '../session/session';

/** Shows a message in the server's web client: the page around does it where it can, else a tab of its own. */
export function openMessage(address: string): void {
  if (!openAround(address)) open(address, '_blank', 'noopener,noreferrer');
}

interface MessageLinkProps {
  /** Where the server's web client shows it. */
  address: string;
  class?: string;
  /** Its name where the content has no words. */
  label?: string;
  keys?: string;
  /** Set on what the arrows of a list reach. */
  row?: boolean;
  onFollow?: () => void;
  children: ComponentChildren;
}

/** A way to a message: what `openMessage` does, as a link that can also be opened in a tab or copied. */
export function MessageLink(props: MessageLinkProps) {
  return (
    <a
      href={props.address}
      target="_blank"
      rel="noopener noreferrer"
      class={props.class}
      aria-label={props.label}
      aria-keyshortcuts={props.keys}
      data-row={props.row === true ? '' : undefined}
      onClick={(event) => {
        props.onFollow?.();
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey && openAround(props.address)) event.preventDefault();
      }}
    >
      {props.children}
    </a>
  );
}
