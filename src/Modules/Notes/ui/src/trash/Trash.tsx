import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { laterTexts } from '../laterTexts';
import list from '../list/List.module.css';

const view = signal<FunctionComponent | null>(null);

/** The trash, loaded when it is first looked into. */
export function Trash() {
  useEffect(() => {
    void Promise.all([import('./TrashList'), laterTexts()]).then(([{ TrashList }]) => {
      view.value = TrashList;
    });
  }, []);
  const View = view.value;
  return View === null ? <section class={list.list} /> : <View />;
}
