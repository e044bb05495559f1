import { IconButton } from '@kit/components/Button';
import { Menu } from '@kit/components/Menu';
import { Icon, type IconNode } from '@kit/icons';
import type { Editor } from '@tiptap/core';
import {
  Bold,
  ChevronDown,
  Code,
  Highlighter,
  Italic,
  Link,
  Redo2,
  Strikethrough,
  Subscript,
  Superscript,
  Underline,
  Undo2,
} from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { MoreMenu, noteMenu } from '../note/menu';
import { t } from '../t';
import { blocks, fileAttachment, filePicture, insertLine, insertTable, inText, lists, styles } from './commands';
import type { OpenEditor } from './OpenEditor';
import style from './Toolbar.module.css';

interface ToolbarProps {
  open: OpenEditor;
  /** Counts changes: state is read anew with each. */
  tick: number;
}

interface MarkButton {
  readonly mark: string;
  readonly label: Parameters<typeof t>[0];
  readonly keys: string;
  readonly icon: IconNode;
}

const marks: readonly MarkButton[] = [
  { mark: 'bold', label: 'mark.bold', keys: 'Ctrl B', icon: Bold },
  { mark: 'italic', label: 'mark.italic', keys: 'Ctrl I', icon: Italic },
  { mark: 'strike', label: 'mark.strike', keys: 'Ctrl Shift S', icon: Strikethrough },
  { mark: 'highlight', label: 'mark.highlight', keys: 'Ctrl Shift H', icon: Highlighter },
];

const furtherMarks: readonly MarkButton[] = [
  { mark: 'underline', label: 'mark.underline', keys: 'Ctrl U', icon: Underline },
  { mark: 'code', label: 'mark.code', keys: 'Ctrl E', icon: Code },
  { mark: 'subscript', label: 'mark.subscript', keys: '', icon: Subscript },
  { mark: 'superscript', label: 'mark.superscript', keys: '', icon: Superscript },
];

const listKeys: Readonly<Record<string, string>> = {
  numbers: 'Ctrl Shift 7',
  bullets: 'Ctrl Shift 8',
  checks: 'Ctrl Shift 9',
};

/** The tool bar: one Tab stop, arrows move in it; it shows what holds at the cursor. */
export function Toolbar(props: ToolbarProps) {
  const { open } = props;
  const { editor } = open;
  const bar = useRef<HTMLDivElement>(null);
  const toggle = (mark: string) => () => void inText(editor).toggleMark(mark).run();
  useEffect(() => oneStop(bar.current));
  return (
    <div
      ref={bar}
      class={style.bar}
      role="toolbar"
      aria-label={t('toolbar.label')}
      onKeyDown={(event) => walk(event, bar.current)}
      data-toolbar
    >
      <IconButton icon={Undo2} label={t('toolbar.undo')} keys="Ctrl Z" onClick={() => inText(editor).undo().run()} />
      <IconButton icon={Redo2} label={t('toolbar.redo')} keys="Ctrl Y" onClick={() => inText(editor).redo().run()} />
      <hr />
      <StyleMenu editor={editor} tick={props.tick} />
      <hr />
      {marks.map(({ mark, label, keys, icon }) => (
        <IconButton
          key={mark}
          icon={icon}
          label={t(label)}
          keys={keys}
          pressed={editor.isActive(mark)}
          onClick={toggle(mark)}
        />
      ))}
      <IconButton
        icon={Link}
        label={t('toolbar.link')}
        keys="Ctrl L"
        pressed={editor.isActive('link')}
        onClick={open.openLink}
      />
      <hr />
      {lists.map((command) => (
        <IconButton
          key={command.id}
          icon={command.icon}
          label={t(command.label)}
          keys={listKeys[command.id] ?? ''}
          pressed={command.isActive?.(editor) ?? false}
          onClick={() => command.run(editor)}
        />
      ))}
      {blocks.map((command) => (
        <IconButton
          key={command.id}
          icon={command.icon}
          label={t(command.label)}
          pressed={command.isActive?.(editor) ?? false}
          onClick={() => command.run(editor)}
        />
      ))}
      <hr />
      {editor.isActive('table') ? (
        <TableMenu editor={editor} />
      ) : (
        <IconButton icon={insertTable.icon} label={t('block.table')} onClick={() => insertTable.run(editor)} />
      )}
      <IconButton icon={filePicture.icon} label={t('block.picture')} onClick={() => open.choosePictures()} />
      <IconButton icon={fileAttachment.icon} label={t('block.attachment')} onClick={() => open.chooseFiles()} />
      <span class="grow" />
      <span class={style.more}>
        <MoreMenu
          groups={[
            {
              label: t('toolbar.text'),
              entries: [
                ...furtherMarks.map(({ mark, label, keys, icon }) => ({
                  label: t(label),
                  icon,
                  ...(keys && { keys }),
                  act: toggle(mark),
                })),
                { label: t('block.line'), icon: insertLine.icon, act: () => insertLine.run(editor) },
              ],
            },
            ...noteMenu(open.desk, open.openFind),
          ]}
        />
      </span>
    </div>
  );
}

function StyleMenu(props: { editor: Editor; tick: number }) {
  const { editor } = props;
  const now = styles.findLast((each) => each.isActive?.(editor)) ?? styles[0];
  return (
    <Menu
      label={t('toolbar.style')}
      groups={[
        {
          entries: styles.map((each) => ({
            label: t(each.label),
            icon: each.icon,
            ...(each.typed && { keys: each.typed }),
            checked: each === now,
            act: () => each.run(editor),
          })),
        },
      ]}
      button={(attributes) => (
        <button {...attributes} class={style.style} aria-label={`${t('toolbar.style')}: ${now ? t(now.label) : ''}`}>
          {now && t(now.label)}
          <Icon node={ChevronDown} size="xs" />
        </button>
      )}
    />
  );
}

/** What can be done with the table at the cursor. */
function TableMenu(props: { editor: Editor }) {
  const chain = () => inText(props.editor);
  return (
    <Menu
      label={t('table.menu')}
      groups={[
        {
          entries: [
            { label: t('table.rowAbove'), act: () => chain().addRowBefore().run() },
            { label: t('table.rowBelow'), act: () => chain().addRowAfter().run() },
            { label: t('table.columnBefore'), act: () => chain().addColumnBefore().run() },
            { label: t('table.columnAfter'), act: () => chain().addColumnAfter().run() },
          ],
        },
        {
          entries: [
            { label: t('table.header'), act: () => chain().toggleHeaderRow().run() },
            { label: t('table.merge'), act: () => chain().mergeOrSplit().run() },
          ],
        },
        {
          entries: [
            { label: t('table.deleteRow'), act: () => chain().deleteRow().run() },
            { label: t('table.deleteColumn'), act: () => chain().deleteColumn().run() },
            { label: t('table.delete'), danger: true, act: () => chain().deleteTable().run() },
          ],
        },
      ]}
      button={(attributes) => (
        <button {...attributes} class="ib on" aria-label={t('table.menu')} title={t('table.menu')}>
          <Icon node={insertTable.icon} />
        </button>
      )}
    />
  );
}

const buttonsOf = (bar: HTMLElement | null): HTMLElement[] =>
  [...(bar?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) => !button.closest('[popover]'));

/** Leaves one button in the way of Tab: the one that had the focus last. */
function oneStop(bar: HTMLElement | null): void {
  const all = buttonsOf(bar);
  const stop =
    all.find((button) => button === document.activeElement) ??
    all.find((button) => button.dataset.stop !== undefined) ??
    all[0];
  for (const button of all) {
    button.tabIndex = button === stop ? 0 : -1;
    button.toggleAttribute('data-stop', button === stop);
  }
}

/** Arrows, Home and End go from button to button. */
function walk(event: KeyboardEvent, bar: HTMLElement | null): void {
  const all = buttonsOf(bar);
  const at = all.indexOf(event.target as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  all.at(to % all.length)?.focus();
  oneStop(bar);
}
