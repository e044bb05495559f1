import { type Signal, signal } from '@preact/signals';
import type { Editor } from '@tiptap/core';
import { countText, type TextCount } from '../models/text.model';
import { type Desk, lastWords } from '../state/desk';
import { conflicts } from '../state/open';
import { fileAttachment, filePicture } from './commands';
import { createEditor, editorBecome, editorHtml, type Others } from './create';
import { attach, insertPictures } from './files';
import { conflictsIn } from './settle';

const countAfter = 400;

/** The editor of the open note, and what is open around it. */
export class OpenEditor {
  readonly desk: Desk;
  readonly editor: Editor;
  /** Counts changes of text, selection and state. */
  readonly tick = signal(0);
  readonly words = signal<TextCount>({ words: 0, letters: 0 });
  /** What the list was searched for when the note was opened. */
  readonly terms: readonly string[];
  readonly finding: Signal<boolean>;
  readonly linking = signal(false);
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk, element: HTMLElement, terms: readonly string[], others: Others) {
    this.desk = desk;
    this.terms = terms;
    this.finding = signal(terms.length > 0);
    this.editor = createEditor({
      element,
      html: desk.html,
      editable: desk.held.peek().rights.modify,
      onWritten: () => desk.touched(),
      onChanged: (changed) => this.#changed(changed),
      onFiles: (given, at) => void insertPictures(this.editor, desk, given, at),
      others,
      slashCommands: () => [
        { ...filePicture, run: () => this.choosePictures() },
        { ...fileAttachment, run: () => this.chooseFiles() },
      ],
    });
    this.#look();
    this.#count();
    desk.attach({ html: () => editorHtml(this.editor), become: (html) => editorBecome(this.editor, html, others) });
  }

  /** Puts the cursor at the head of the text, at once: the next key belongs there. */
  enter(): void {
    const { editor } = this;
    if (editor.isEditable) {
      editor.commands.setTextSelection(0);
      editor.view.focus();
    } else editor.view.dom.closest<HTMLElement>('[data-note-scroll]')?.focus();
  }

  /** Back from what was opened over the text. */
  readonly closeFind = (): void => {
    this.finding.value = false;
    this.editor.view.focus();
  };
  readonly closeLink = (): void => {
    this.linking.value = false;
    // After the next frame: the text cannot take the focus while the dialog stands over it.
    this.editor.commands.focus();
  };
  readonly openFind = (): void => {
    this.finding.value = true;
  };
  readonly openLink = (): void => {
    // In the next frame: the browser tells of a selection made by key only after the key.
    requestAnimationFrame(() => {
      this.linking.value = true;
    });
  };

  choosePictures(): void {
    chooseFrom('image/*', (files) => void insertPictures(this.editor, this.desk, files, null));
  }

  chooseFiles(): void {
    chooseFrom('', (files) => void attach(this.desk, files));
  }

  close(): void {
    clearTimeout(this.#counting);
    this.desk.attach(lastWords(editorHtml(this.editor)));
    conflicts.value = 0;
    this.editor.destroy();
  }

  #changed(changed: boolean): void {
    this.tick.value++;
    if (!changed) return;
    this.#look();
    this.#counting ??= setTimeout(() => this.#count(), countAfter);
  }

  #look(): void {
    conflicts.value = conflictsIn(this.editor.state.doc).length;
  }

  #count(): void {
    this.#counting = undefined;
    const { doc } = this.editor.state;
    this.words.value = countText(doc.textBetween(0, doc.content.size, '\n', ' '));
  }
}

/** Lets a person choose files. */
function chooseFrom(accept: string, take: (files: readonly File[]) => void): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = true;
  field.accept = accept;
  field.hidden = true;
  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])];
    field.remove();
    if (files.length > 0) take(files);
  });
  field.addEventListener('cancel', () => field.remove());
  document.body.append(field);
  field.click();
}
