import type { ComponentChildren } from 'preact';

/** One line at the foot of the page: what is away, since when, and that it comes back by itself. Always in the page, so that changes are spoken. */
export function StatusLine(props: { tone: 'ok' | 'warn' | 'bad' | null; children?: ComponentChildren }) {
  return (
    <div class={props.tone === null ? 'status quiet' : 'status'} role="status">
      {props.tone !== null && <span class={props.tone === 'warn' ? 'dot' : `dot ${props.tone}`} />}
      {props.tone !== null && <span class="grow">{props.children}</span>}
    </div>
  );
}
