import { Menu, type MenuGroup } from '@kit/components/Menu';
import { Icon } from '@kit/icons';
import {
  CornerUpRight,
  Ellipsis,
  FileDown,
  FolderInput,
  Pin,
  PinOff,
  Printer,
  Search,
  Send,
  Trash2,
  UserPlus,
} from 'lucide';
import { printAddress } from '../api/wire';
import { remove, setPinned } from '../state/acts';
import type { Desk } from '../state/desk';
import { openDialog } from '../state/dialogs';
import { reachable, send } from '../state/here';
import { t } from '../t';

/** What can be done with the open note as a whole. */
export function noteMenu(desk: Desk, onFind: () => void): readonly MenuGroup[] {
  const held = desk.held.value;
  const pinned = held.wanted.pinned ?? held.pinned;
  const { rights, folderId } = held;
  return [
    {
      label: t('menu.note'),
      entries: [
        { label: t('find.open'), icon: Search, keys: 'Ctrl F', act: onFind },
        {
          label: t(pinned ? 'pin.off' : 'pin.on'),
          icon: pinned ? PinOff : Pin,
          keys: 'P',
          act: () => void setPinned(desk.id, !pinned),
        },
        rights.delete
          ? { label: t('move.open'), icon: FolderInput, act: () => openDialog({ kind: 'move', id: desk.id }) }
          : { label: t('move.refused'), icon: FolderInput, refused: true },
        rights.administer
          ? { label: t('share.open'), icon: UserPlus, act: () => openDialog({ kind: 'share', folderId }) }
          : { label: t('share.refused'), icon: UserPlus, refused: true },
      ],
    },
    {
      entries: [
        { label: t('send.open'), icon: Send, act: () => openDialog({ kind: 'send', id: desk.id }) },
        { label: t('print.open'), icon: Printer, act: () => void print(desk) },
        { label: t('export.one'), icon: FileDown, act: () => openDialog({ kind: 'export', note: desk.id }) },
        { label: t('copyLink'), icon: CornerUpRight, act: () => void navigator.clipboard?.writeText(location.href) },
      ],
    },
    {
      entries: [
        rights.delete
          ? { label: t('delete.open'), icon: Trash2, danger: true, act: () => void remove(desk.id) }
          : { label: t('delete.refused'), icon: Trash2, refused: true },
      ],
    },
  ];
}

/** Prints the server's page of the note; what is not there, because there is no network, is printed as it stands here. */
async function print(desk: Desk): Promise<void> {
  await desk.save();
  await send();
  const { creation, mine } = desk.held.value;
  if (creation !== null || mine !== null || !reachable.value.there) window.print();
  else {
    // Nothing runs on that page, so this one asks for the printer.
    const page = open(printAddress(desk.id), '_blank');
    page?.addEventListener('load', () => page.print());
  }
}

/** The end of the tool bar. */
export function MoreMenu(props: { groups: readonly MenuGroup[] }) {
  return (
    <Menu
      label={t('toolbar.more')}
      align="end"
      groups={props.groups}
      button={(attributes) => (
        <button {...attributes} class="ib" aria-label={t('toolbar.more')} title={t('toolbar.more')}>
          <Icon node={Ellipsis} />
        </button>
      )}
    />
  );
}
