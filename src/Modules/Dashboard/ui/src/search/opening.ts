import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { laterTexts } from '../later';

export interface SearchDialogProps {
  open: boolean;
  onClose: () => void;
}

/** The search; its script comes when it is opened for the first time. */
export const SearchView = signal<FunctionComponent<SearchDialogProps> | null>(null);
export const searchOpen = signal(false);

export async function openSearch(): Promise<void> {
  const [{ SearchDialog }] = await Promise.all([import('../parts/dialogs'), laterTexts()]);
  SearchView.value = SearchDialog;
  searchOpen.value = true;
}
