import { t } from '../i18n/i18n';
import type { Key } from './keys';
import { nextPane } from './panes.model';

const panes = 'header.bar, main, main nav, main aside, main [data-pane]';
const focusable = 'a[href], button, input, select, textarea, [tabindex="0"], [contenteditable="true"]';

/** Goes to the next or last part of the page: the bar, what the page marks with `data-pane`, its lists of links, its sides. */
function go(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(panes)].filter((pane) => entrance(pane) !== undefined);
  // The innermost pane that has the focus is the one in hand.
  const inHand = all.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = nextPane(all.length, inHand, by);
  const pane = next === null ? undefined : all[next];
  if (pane !== undefined) entrance(pane)?.focus();
}

/** What of a pane itself, not of one inside it, takes the focus first. */
function entrance(pane: HTMLElement): HTMLElement | undefined {
  return [...pane.querySelectorAll<HTMLElement>(focusable)].find(
    (element) => element.closest(panes) === pane && element.checkVisibility(),
  );
}

/** `F6` and `Shift F6`, the same on every page. */
export const paneKeys = (): readonly Key[] => [
  { keys: 'F6', label: t('kit.keys.pane'), act: () => go(1) },
  { keys: 'Shift F6', label: t('kit.keys.paneBack'), act: () => go(-1) },
];
