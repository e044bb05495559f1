import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { see } from './state/layout';

/** How far outside the window a widget counts as seen, so that its content is there when it comes. */
const margin = '200px';

/** Notes when the place of a widget comes on screen. */
export function useSeen(place: RefObject<HTMLElement | null>, id: string): void {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        see(id);
        watch.disconnect();
      },
      { rootMargin: margin },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [place, id]);
}
