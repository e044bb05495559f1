import { computed, effect, signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { laterTexts } from '../laterTexts';
import { dialog, type OpenDialog } from '../state/dialogs';

type Kind = OpenDialog['kind'];
type View = FunctionComponent<{ asked: never }>;

/** Each dialog comes when it is first opened. */
const loaders: { readonly [kind in Kind]: () => Promise<View> } = {
  move: async () => (await import('./MoveDialog')).MoveDialog,
  share: async () => (await import('./ShareDialog')).ShareDialog,
  send: async () => (await import('./SendDialog')).SendDialog,
  export: async () => (await import('./ExportDialog')).ExportDialog,
  import: async () => (await import('./ImportDialog')).ImportDialog,
  folder: async () => (await import('./FolderDialog')).FolderDialog,
  deleteFolder: async () => (await import('./FolderDialog')).DeleteFolderDialog,
  signOut: async () => (await import('./SignOutDialog')).SignOutDialog,
  signIn: async () => (await import('./SignInDialog')).SignInDialog,
};

const loaded = signal<{ readonly [kind in Kind]?: View }>({});

effect(() => {
  const kind = dialog.value?.kind;
  if (kind === undefined || loaded.peek()[kind] !== undefined) return;
  void Promise.all([loaders[kind](), laterTexts()]).then(([view]) => {
    loaded.value = { ...loaded.value, [kind]: view };
  });
});

const shown = computed(() => {
  const asked = dialog.value;
  return asked === null ? null : (loaded.value[asked.kind] ?? null);
});

/** The one dialog of the page. */
export function Dialogs() {
  const asked = dialog.value;
  const View = shown.value;
  return View === null || asked === null ? null : <View key={asked.kind} asked={asked as never} />;
}
