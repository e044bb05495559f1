import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const reachable = 'a[href], button, input, textarea, select, summary, [tabindex]:not([data-widget])';

/**
 * Makes a widget one Tab stop. Tab goes from widget to widget; Enter goes into one, where Tab walks its controls and the
 * arrows its rows; Esc comes out. A click or touch inside enters as well.
 */
export function useDoor(section: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const widget = section.current;
    if (!widget) return;
    let open = false;

    const controls = (): HTMLElement[] =>
      [...widget.querySelectorAll<HTMLElement>(reachable)].filter((each) => !each.closest('[popover]'));
    const close = (): void => {
      open = false;
      for (const control of controls()) if (control.tabIndex >= 0) shut(control);
    };
    const enter = (): void => {
      open = true;
      for (const control of controls()) release(control);
    };
    const keyed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target === widget && event.key === 'Enter') {
        enter();
        (rows(widget)[0] ?? controls().find((each) => !each.closest('header')) ?? controls()[0])?.focus();
        event.preventDefault();
      } else if (event.target !== widget && event.key === 'Escape') {
        widget.focus();
        event.preventDefault();
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        walk(widget, event);
      }
    };
    const came = (event: FocusEvent): void => {
      if (event.target === widget) close();
      else if (!open) enter();
    };
    const left = (event: FocusEvent): void => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && widget.contains(to))) close();
    };

    close();
    const watch = new MutationObserver(() => {
      if (!open) close();
    });
    watch.observe(widget, { childList: true, subtree: true });
    widget.addEventListener('keydown', keyed);
    widget.addEventListener('focusin', came);
    widget.addEventListener('focusout', left);
    return () => {
      watch.disconnect();
      widget.removeEventListener('keydown', keyed);
      widget.removeEventListener('focusin', came);
      widget.removeEventListener('focusout', left);
    };
  }, [section]);
}

function rows(widget: HTMLElement): HTMLElement[] {
  return [...widget.querySelectorAll<HTMLElement>('[data-row]')];
}

/** Arrows walk the rows of a list, from wherever inside a row the focus is. */
function walk(widget: HTMLElement, event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.matches('textarea, select, input:not([type=checkbox])')) return;
  const all = rows(widget);
  const own = target.closest('li')?.querySelector<HTMLElement>('[data-row]');
  const at = own ? all.indexOf(own) : -1;
  if (at < 0) return;
  event.preventDefault();
  all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

function shut(control: HTMLElement): void {
  control.dataset.tab = control.getAttribute('tabindex') ?? '';
  control.tabIndex = -1;
}

function release(control: HTMLElement): void {
  const before = control.dataset.tab;
  if (before === undefined) return;
  delete control.dataset.tab;
  if (before === '') control.removeAttribute('tabindex');
  else control.setAttribute('tabindex', before);
}
