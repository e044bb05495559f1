import { Editor } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { focusList } from '../note/focus';
import { t } from '../t';
import type { BlockCommand } from './commands';
import { Find } from './find';
import { foreign } from './foreign';
import { readHtml, writeHtml } from './html';
import { NoteKeys } from './noteKeys';
import { Placeholder } from './placeholder';
import { structure } from './schema';
import { SlashMenu, slash } from './slash';

export type Others = typeof import('./others');

export interface EditorOptions {
  readonly element: HTMLElement;
  readonly html: string;
  readonly editable: boolean;
  /** Something was written by the person at this page. */
  readonly onWritten: () => void;
  /** Anything changed: the text (`changed`), or only selection and state. */
  readonly onChanged: (changed: boolean) => void;
  /** Files were pasted or dropped; `at` is a place in the document. */
  readonly onFiles: (files: readonly File[], at: number | null) => void;
  readonly others: Others;
  readonly slashCommands: () => readonly BlockCommand[];
}

/** The editor of a note. */
export function createEditor(options: EditorOptions): Editor {
  const editor = new Editor({
    element: options.element,
    extensions: [
      ...structure,
      NoteKeys,
      UndoRedo,
      Placeholder,
      Find,
      options.others.Differences,
      SlashMenu(options.slashCommands),
    ],
    injectCSS: false,
    editable: options.editable,
    content: readHtml(options.html).toJSON(),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('editor.label'), class: 'note-text' },
      handleDOMEvents: { click: (_, event) => openLink(event, options.editable) },
      // Before the editor's own use of it; what is open over the text hears it first.
      handleKeyDown: (_, event) => event.key === 'Escape' && slash.peek() === null && focusList(),
      handlePaste: (_, event) => take(event.clipboardData, null),
      handleDrop: (view, event) =>
        take(event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null),
    },
    onTransaction: ({ transaction }) => {
      if (transaction.docChanged && transaction.getMeta(foreign) !== true) options.onWritten();
      options.onChanged(transaction.docChanged);
    },
  });
  const take = (data: DataTransfer | null, at: number | null): boolean => {
    const files = [...(data?.files ?? [])];
    // A copied piece of an office document brings a picture of itself along: the text is what is meant.
    if (files.length === 0 || !options.editable || data?.types.includes('text/html') === true) return false;
    options.onFiles(files, at);
    return true;
  };
  return editor;
}

export function editorHtml(editor: Editor): string {
  return writeHtml(editor.state.doc);
}

/** Makes the editor read as another text. */
export function editorBecome(editor: Editor, html: string, others: Others): void {
  const change = others.applyDoc(editor.state, readHtml(html, editor.schema));
  if (change !== null) editor.view.dispatch(change);
}

/** A click on a link opens it where nothing is written, and with Ctrl where something is. */
function openLink(event: MouseEvent, editable: boolean): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (link === null) return false;
  event.preventDefault();
  if (!editable || event.ctrlKey || event.metaKey)
    window.open((link as HTMLAnchorElement).href, '_blank', 'noopener,noreferrer');
  return true;
}
