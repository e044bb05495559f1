/** Puts a popover under (else over) the control it belongs to, inside the window. Alignment follows the reading direction. */
export function placeBelow(
  popover: HTMLElement,
  anchor: HTMLElement,
  align: 'start' | 'end' | 'centre',
  gap = 6,
): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const right = (align === 'end') !== (getComputedStyle(anchor).direction === 'rtl');
  let left = right ? at.right - width : at.left;
  if (align === 'centre') left = at.left + (at.width - width) / 2;
  const fits = at.bottom + gap + height <= innerHeight - 4 || at.top - gap - height < 4;
  const top = fits ? at.bottom + gap : at.top - gap - height;
  popover.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
  popover.style.top = `${Math.max(4, top)}px`;
}
