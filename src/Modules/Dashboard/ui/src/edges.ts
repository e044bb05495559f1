import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Marks a scrolling element with `data-above` and `data-below` while content is hidden there, so that its head and foot get a
 * ground of their own only when something runs under them.
 */
export function useEdges(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => {
      element.toggleAttribute('data-above', element.scrollTop > 1);
      element.toggleAttribute('data-below', element.scrollHeight - element.clientHeight - element.scrollTop > 1);
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
}
