import { signal } from '@preact/signals';

/** The one dialog that may be open; each is loaded when it is opened. */
export type OpenDialog =
  | { readonly kind: 'move'; readonly id: string }
  | { readonly kind: 'share'; readonly folderId: string }
  | { readonly kind: 'send'; readonly id: string }
  /** One note, or all of a folder, or all. */
  | { readonly kind: 'export'; readonly note?: string; readonly folder?: string }
  | { readonly kind: 'import' }
  | { readonly kind: 'folder'; readonly folderId: string | null; readonly parentId: string | null }
  | { readonly kind: 'deleteFolder'; readonly folderId: string }
  | { readonly kind: 'signOut'; readonly everywhere: boolean }
  | { readonly kind: 'signIn' };

export const dialog = signal<OpenDialog | null>(null);

export function openDialog(next: OpenDialog): void {
  dialog.value = next;
}

export function closeDialog(): void {
  dialog.value = null;
}
