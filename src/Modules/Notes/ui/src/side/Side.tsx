import { Button, IconButton } from '@kit/components/Button';
import { Menu, type MenuEntry } from '@kit/components/Menu';
import { language } from '@kit/i18n/i18n';
import { Icon, type IconNode } from '@kit/icons';
import {
  Ellipsis,
  FileDown,
  Folder as FolderIcon,
  FolderPlus,
  FolderUp,
  Pencil,
  Pin,
  Plus,
  StickyNote,
  Tag,
  Trash2,
  UserPlus,
  Users,
  X,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Folder } from '../models/note.model';
import { addressOf, sameView, tree, type View } from '../models/view.model';
import { openDialog } from '../state/dialogs';
import { drawer } from '../state/drawer';
import { counts, folders, home } from '../state/library';
import { newNote } from '../state/open';
import { place, showView } from '../state/place';
import { t } from '../t';
import style from './Side.module.css';

/** The first pane: folders and tags. */
export function Side() {
  const { all, pinned, shared, tags } = counts.value;
  const others = folders.value.filter((folder) => folder.owner !== null);
  return (
    <nav class={style.side} aria-label={t('side.label')}>
      <div class={style.top}>
        <Button look="main" icon={Plus} class={style.new ?? ''} onClick={() => void newNote().then(closeDrawer)}>
          {t('note.new')}
        </Button>
        <IconButton icon={X} label={t('side.close')} class={style.close ?? ''} onClick={closeDrawer} />
      </div>
      <ul>
        <Line view={{ kind: 'all' }} icon={StickyNote} count={all} />
        <Line view={{ kind: 'pinned' }} icon={Pin} count={pinned} />
        <Line view={{ kind: 'shared' }} icon={Users} count={shared} />
      </ul>
      <div class={style.head}>
        <h2 class="over">{t('side.folders')}</h2>
        <MoreMenu />
      </div>
      <ul>
        {tree(folders.value, language()).map(({ folder, depth }) => (
          <FolderLine key={folder.id} folder={folder} depth={depth} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <div class={style.head}>
            <h2 class="over">{t('side.others')}</h2>
          </div>
          <ul>
            {others.map((folder) => (
              <FolderLine key={folder.id} folder={folder} depth={0} />
            ))}
          </ul>
        </>
      )}
      {tags.length > 0 && (
        <>
          <div class={style.head}>
            <h2 class="over">{t('side.tags')}</h2>
          </div>
          <ul>
            {tags.map(({ tag, count }) => (
              <Line key={tag} view={{ kind: 'tag', tag }} icon={Tag} count={count}>
                {tag}
              </Line>
            ))}
          </ul>
        </>
      )}
      <span class="grow" />
      <ul>
        <Line view={{ kind: 'trash' }} icon={Trash2} count={null} />
      </ul>
    </nav>
  );
}

function closeDrawer(): void {
  drawer.value = false;
}

interface LineProps {
  view: View;
  icon: IconNode;
  count: number | null;
  depth?: number;
  children?: ComponentChildren;
  tools?: ComponentChildren;
}

function Line(props: LineProps) {
  const { view, count } = props;
  const current = sameView(place.value.view, view);
  const name = props.children ?? (view.kind === 'folder' || view.kind === 'tag' ? '' : t(`side.${view.kind}`));
  return (
    <li class={style.line}>
      <a
        class="row"
        href={addressOf({ view, note: null })}
        aria-current={current ? 'page' : undefined}
        style={{ paddingInlineStart: `${10 + (props.depth ?? 0) * 18}px` }}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          showView(view);
          closeDrawer();
        }}
      >
        <Icon node={props.icon} size="s" />
        <span class="cut" title={typeof name === 'string' ? name : undefined}>
          {name}
        </span>
        {count !== null && <span class="n">{count}</span>}
      </a>
      {props.tools}
    </li>
  );
}

function FolderLine(props: { folder: Folder; depth: number }) {
  const { folder } = props;
  const count = counts.value.folders.get(folder.id) ?? 0;
  return (
    <Line
      view={{ kind: 'folder', id: folder.id }}
      icon={folder.owner === null ? FolderIcon : Users}
      count={count}
      depth={props.depth}
      tools={<FolderMenu folder={folder} />}
    >
      {folder.owner === null ? folder.name : `${folder.name} · ${folder.owner.split('@')[0]}`}
    </Line>
  );
}

function FolderMenu(props: { folder: Folder }) {
  const { id, rights, isDefault, owner, name } = props.folder;
  const entries: MenuEntry[] = [
    ...(rights.createFolders
      ? [
          {
            label: t('folder.addInside'),
            icon: FolderPlus,
            act: () => openDialog({ kind: 'folder', folderId: null, parentId: id }),
          },
        ]
      : []),
    ...(rights.deleteFolder && !isDefault && owner === null
      ? [
          {
            label: t('folder.rename'),
            icon: Pencil,
            act: () => openDialog({ kind: 'folder', folderId: id, parentId: null }),
          },
        ]
      : []),
    ...(rights.administer
      ? [{ label: t('share.folder'), icon: UserPlus, act: () => openDialog({ kind: 'share', folderId: id }) }]
      : []),
    {
      label: t('export.folder'),
      icon: FileDown,
      act: () => openDialog({ kind: 'export', folder: id }),
    },
  ];
  const removal: MenuEntry[] =
    rights.deleteFolder && !isDefault && owner === null
      ? [
          {
            label: t('folder.delete'),
            icon: Trash2,
            danger: true,
            act: () => openDialog({ kind: 'deleteFolder', folderId: id }),
          },
        ]
      : [];
  return (
    <Menu
      label={t('folder.menu', { folder: name })}
      groups={[{ entries }, { entries: removal }]}
      button={(attributes) => (
        <button {...attributes} class={`ib s ${style.menu}`} aria-label={t('folder.menu', { folder: name })}>
          <Icon node={Ellipsis} size="s" />
        </button>
      )}
    />
  );
}

/** What concerns all folders. */
function MoreMenu() {
  const parent = home.value;
  return (
    <Menu
      label={t('side.more')}
      groups={[
        {
          entries: [
            {
              label: t('folder.add'),
              icon: FolderPlus,
              act: () => openDialog({ kind: 'folder', folderId: null, parentId: parent?.id ?? null }),
            },
            { label: t('import.open'), icon: FolderUp, act: () => openDialog({ kind: 'import' }) },
            {
              label: t('export.all'),
              icon: FileDown,
              act: () => openDialog({ kind: 'export' }),
            },
          ],
        },
      ]}
      button={(attributes) => (
        <button {...attributes} class="ib s" aria-label={t('side.more')} title={t('side.more')}>
          <Icon node={Ellipsis} size="s" />
        </button>
      )}
    />
  );
}
