import { Button } from '@kit/components/Button';
import { Dialog } from '@kit/components/Dialog';
import { Field } from '@kit/components/Field';
import { language } from '@kit/i18n/i18n';
import { Icon } from '@kit/icons';
import { useSignal } from '@preact/signals';
import { Folder as FolderIcon, Users } from 'lucide';
import { matches, terms } from '../models/highlight.model';
import type { Folder } from '../models/note.model';
import { tree } from '../models/view.model';
import { moveTo } from '../state/acts';
import { closeDialog, type OpenDialog } from '../state/dialogs';
import { folders, notes } from '../state/library';
import { t } from '../t';
import style from './Dialogs.module.css';

/** One's own folders by their way from the top, those of others by their name: whose they are stands beside it. */
function nameOf(folder: Folder): string {
  return folder.owner === null ? folder.path.replaceAll('/', ' / ') : folder.name;
}

/** Where a note is to go: all folders that it may go to. */
export function MoveDialog(props: { asked: Extract<OpenDialog, { kind: 'move' }> }) {
  const { id } = props.asked;
  const filter = useSignal('');
  const now = notes.value.find((note) => note.id === id)?.folderId;
  const open = [
    ...tree(folders.value, language()).map(({ folder }) => folder),
    ...folders.value.filter((folder) => folder.owner !== null),
  ];
  const shown = open.filter(
    (folder) => folder.rights.add && folder.id !== now && matches(nameOf(folder), terms(filter.value)),
  );
  return (
    <Dialog
      open
      title={t('move.title')}
      onClose={closeDialog}
      footer={<Button onClick={closeDialog}>{t('dialog.cancel')}</Button>}
    >
      <Field
        label={t('move.filter')}
        value={filter.value}
        inputRef={(field) => void (field !== null && filter.peek() === '' && field.focus())}
        onInput={(value) => {
          filter.value = value;
        }}
      />
      <ul class={style.choices} aria-label={t('move.folders')}>
        {shown.map((folder) => (
          <li key={folder.id}>
            <button
              type="button"
              class="row"
              onClick={() => {
                closeDialog();
                void moveTo(id, folder.id);
              }}
            >
              <Icon node={folder.owner === null ? FolderIcon : Users} size="s" />
              <span class="cut" title={nameOf(folder)}>
                {nameOf(folder)}
              </span>
              {folder.owner !== null && <span class="n">{folder.owner}</span>}
            </button>
          </li>
        ))}
        {shown.length === 0 && <li class={style.none}>{t('move.none')}</li>}
      </ul>
    </Dialog>
  );
}
