import { useKeys } from '@kit/components/keys';
import { language } from '@kit/i18n/i18n';
import { useMemo } from 'preact/hooks';
import { remove, setPinned } from './state/acts';
import { drawer } from './state/drawer';
import { send } from './state/here';
import { desk, newNote } from './state/open';
import { go, place, showNote } from './state/place';
import { query, rows } from './state/search';
import { t } from './t';

/** The keys of Notes. */
export function useNotesKeys(): void {
  const now = language();
  const keys = useMemo(
    () => [
      { keys: 'N', label: t('keys.new'), act: () => void newNote() },
      { keys: 'J', label: t('keys.next'), act: () => step(1) },
      { keys: 'K', label: t('keys.last'), act: () => step(-1) },
      { keys: '/', label: t('keys.filter'), act: () => focusSearch(false) },
      { keys: 'Ctrl K', label: t('keys.search'), act: () => focusSearch(true) },
      { keys: 'P', label: t('keys.pin'), act: pin },
      { keys: 'Delete', label: t('keys.delete'), act: removeOpen },
      { keys: 'Ctrl S', label: t('keys.store'), act: () => void store() },
      { keys: 'Ctrl F', label: t('keys.find') },
      { keys: 'Ctrl L', label: t('keys.link') },
      { keys: 'Ctrl Shift 7', label: t('keys.numbers') },
      { keys: 'Ctrl Shift 8', label: t('keys.bullets') },
      { keys: 'Ctrl Shift 9', label: t('keys.checks') },
      { keys: 'Ctrl Enter', label: t('keys.tick') },
      { keys: 'B 1 2', label: t('keys.merge') },
      { keys: 'Esc', label: t('keys.esc'), act: closeDrawer },
    ],
    [now],
  );
  useKeys(keys);
}

function step(by: 1 | -1): void {
  const all = rows.value;
  const at = all.findIndex((note) => note.id === place.value.note);
  const next = all[at < 0 ? 0 : at + by];
  if (next === undefined) return;
  showNote(next.id, place.value.note !== null);
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note="${CSS.escape(next.id)}"]`)?.focus());
}

/** `/` filters the list in hand, `Ctrl K` looks in all notes. */
function focusSearch(everywhere: boolean): void {
  if (everywhere && place.value.view.kind !== 'all') go({ view: { kind: 'all' }, note: place.value.note });
  const field = document.querySelector<HTMLInputElement>('[data-search]');
  field?.focus();
  if (query.value !== '') field?.select();
}

function pin(): void {
  const held = desk.value?.held.value;
  if (held !== undefined) void setPinned(held.id, !(held.wanted.pinned ?? held.pinned));
}

function removeOpen(): void {
  const held = desk.value?.held.value;
  if (held?.rights.delete === true) void remove(held.id);
}

async function store(): Promise<void> {
  await desk.value?.save();
  await send();
}

function closeDrawer(): void {
  drawer.value = false;
}
