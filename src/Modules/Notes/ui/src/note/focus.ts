/** Puts the focus on what a selector finds; false when that is not in sight. */
export function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  if (element?.checkVisibility() !== true) return false;
  element.focus();
  return true;
}

/** Back to the open note's row in the list. */
export function focusList(): boolean {
  return focusOn('[data-rows] [aria-current]');
}
