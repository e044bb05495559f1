import type { ComponentChildren, RefObject } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { classes } from '../classes';
import { Icon, type IconNode } from '../icons';
import { entryByLetter, nextEntry } from './menu.model';
import { placeBelow } from './place';

export interface MenuEntry {
  readonly label: string;
  readonly icon?: IconNode;
  /** Key that does the same, shown at the end. */
  readonly keys?: string;
  /** Given for a choice: whether it holds. */
  readonly checked?: boolean;
  /** Why it cannot be done: the entry stays, with its reason as label. */
  readonly refused?: boolean;
  readonly danger?: boolean;
  readonly lang?: string;
  readonly href?: string;
  readonly act?: () => void;
}

/** A part of a menu under its own heading. */
export interface MenuGroup {
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
}

/** What the control of a menu must carry. */
export interface MenuButtonAttributes {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly type: 'button';
  readonly 'aria-haspopup': 'menu';
  readonly popovertarget: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface MenuProps {
  groups: readonly MenuGroup[];
  /** Name of the menu. */
  label: string;
  align?: 'start' | 'end';
  /** Shown at the head, not an entry. */
  head?: ComponentChildren;
  /** The control that opens it. Give it all of what it receives. */
  button: (attributes: MenuButtonAttributes) => ComponentChildren;
}

/** A menu over the native popover: arrows, Home, End and letters move, Esc and a click elsewhere close it. */
export function Menu(props: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const entries = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const close = (): void => menu.current?.hidePopover();
  const toggled = (open: boolean): void => {
    button.current?.setAttribute('aria-expanded', String(open));
    if (!open || menu.current === null || button.current === null) return;
    placeBelow(menu.current, button.current, props.align ?? 'start');
    const all = entries();
    (
      all.find((entry) => entry.getAttribute('aria-checked') === 'true' && props.groups.length === 1) ?? all[0]
    )?.focus();
  };
  const keyed = (event: KeyboardEvent): void => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Tab') {
      close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next =
      nextEntry(event.key, at, all.length) ??
      entryByLetter(
        event.key,
        at,
        all.map((entry) => entry.dataset.label ?? ''),
      );
    if (next !== null) {
      event.preventDefault();
      all[next]?.focus();
    }
    // Single-letter keys of the page behind must not act while a menu is open.
    event.stopPropagation();
  };
  const choose = (entry: MenuEntry): void => {
    if (entry.refused === true) return;
    close();
    button.current?.focus();
    entry.act?.();
  };

  return (
    <>
      {props.button({
        ref: button,
        type: 'button',
        'aria-haspopup': 'menu',
        popovertarget: id,
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        },
      })}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the menu inside are heard here */}
      <div
        ref={menu}
        id={id}
        class="menu"
        popover="auto"
        onToggle={(event) => toggled((event as unknown as ToggleEvent).newState === 'open')}
        onKeyDown={keyed}
      >
        {props.head}
        <div role="menu" aria-label={props.label}>
          {props.groups.map((group, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a group inside a menu
            <div key={index} role="group" aria-label={group.label}>
              {group.label !== undefined && (
                <p class="over" aria-hidden="true">
                  {group.label}
                </p>
              )}
              {group.entries.map((entry) => (
                <Entry key={entry.label} entry={entry} choose={choose} />
              ))}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

function Entry(props: { entry: MenuEntry; choose: (entry: MenuEntry) => void }) {
  const { entry } = props;
  const attributes = {
    role: entry.checked === undefined ? 'menuitem' : 'menuitemradio',
    tabIndex: -1,
    class: classes('row', entry.refused === true && 'qq', entry.danger === true && 'danger'),
    'aria-checked': entry.checked,
    'aria-disabled': entry.refused,
    'data-label': entry.label,
    lang: entry.lang,
  } as const;
  const inside = (
    <>
      {entry.icon !== undefined && <Icon node={entry.icon} size="s" />}
      <span class="cut" title={entry.label}>
        {entry.label}
      </span>
      {entry.keys !== undefined && (
        <span class="n" aria-hidden="true">
          {entry.keys}
        </span>
      )}
    </>
  );
  return entry.href === undefined ? (
    <button type="button" {...attributes} onClick={() => props.choose(entry)}>
      {inside}
    </button>
  ) : (
    <a href={entry.href} {...attributes}>
      {inside}
    </a>
  );
}
