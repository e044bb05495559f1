import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component that is loaded apart from the page that shows it; `bring` loads it before it is asked for. */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>) {
  const view = signal<FunctionComponent<P> | null>(null);
  const bring = async (): Promise<void> => {
    view.value ??= await load();
  };
  function Later(props: P) {
    useEffect(() => void bring(), []);
    const View = view.value;
    return View === null ? null : <View {...props} />;
  }
  return { Later, bring };
}
