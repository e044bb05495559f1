import { useSignal } from '@preact/signals';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { countText } from '../models/text.model';
import { Attachments } from '../note/Attachments';
import { Banner } from '../note/Banner';
import { Meta } from '../note/Meta';
import { noteMenu } from '../note/menu';
import { Title } from '../note/Title';
import type { Desk } from '../state/desk';
import { conflicts } from '../state/open';
import { t } from '../t';
import { fileAttachment, filePicture } from './commands';
import { createEditor, editorBecome, editorHtml } from './create';
import { FindBar } from './FindBar';
import { attach, insertPictures } from './files';
import { LinkDialog } from './LinkDialog';
import style from './NoteEditor.module.css';
import './text.css';
import { SlashList } from './SlashList';
import { conflictsIn } from './settle';
import { Toolbar } from './Toolbar';

/** Puts the cursor at the head of the text, at once: the next key belongs there. */
function enterText(editor: Editor): void {
  editor.commands.setTextSelection(0);
  editor.view.focus();
}

/** The note that is being read and written. Loaded with the editor, on use. */
export function NoteEditor(props: { desk: Desk; terms: readonly string[] }) {
  const { desk } = props;
  const paper = useRef<HTMLDivElement>(null);
  const editor = useSignal<Editor | null>(null);
  const tick = useSignal(0);
  const words = useSignal({ words: 0, letters: 0 });
  const finding = useSignal(props.terms.length > 0);
  const linking = useSignal(false);
  const choosing = useSignal<'picture' | 'attachment' | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const writable = desk.held.value.rights.modify;
  const fresh = useMemo(() => desk.held.peek().creation !== null && desk.title.peek() === '', [desk]);

  const choose = (kind: 'picture' | 'attachment'): void => {
    choosing.value = kind;
    // The accepted kinds are an attribute, so the field must have it before it opens.
    requestAnimationFrame(() => files.current?.click());
  };

  useEffect(() => {
    if (paper.current === null) return;
    let counting: ReturnType<typeof setTimeout> | undefined;
    const count = (): void => {
      counting = undefined;
      words.value = countText(made.state.doc.textBetween(0, made.state.doc.content.size, '\n', ' '));
    };
    const made = createEditor({
      element: paper.current,
      html: desk.html,
      editable: desk.held.peek().rights.modify,
      onWritten: () => desk.touched(),
      onChanged: (changed) => {
        tick.value++;
        if (!changed) return;
        conflicts.value = conflictsIn(made.state.doc).length;
        counting ??= setTimeout(count, 400);
      },
      onFiles: (given, at) => void insertPictures(made, desk, given, at),
      slashCommands: () => [
        { ...filePicture, run: () => choose('picture') },
        { ...fileAttachment, run: () => choose('attachment') },
      ],
    });
    conflicts.value = conflictsIn(made.state.doc).length;
    count();
    editor.value = made;
    desk.attach({ html: () => editorHtml(made), become: (html) => editorBecome(made, html) });
    return () => {
      clearTimeout(counting);
      // What was written last is still to be saved when the editor is gone.
      const last = editorHtml(made);
      desk.attach({ html: () => last, become: () => undefined });
      editor.value = null;
      conflicts.value = 0;
      made.destroy();
    };
  }, [desk]);

  useEffect(() => {
    if (editor.value !== null && editor.value.isEditable !== writable) editor.value.setEditable(writable);
  }, [writable, editor.value]);

  const made = editor.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears keys of what is inside
    <div
      class={style.note}
      onKeyDown={(event) => {
        if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        if (key === 'f') finding.value = true;
        else if (key === 'l' && writable) linking.value = true;
        else return;
        event.preventDefault();
      }}
    >
      {made !== null && writable && (
        <Toolbar
          editor={made}
          tick={tick.value}
          onLink={() => {
            linking.value = true;
          }}
          onPicture={() => choose('picture')}
          onAttach={() => choose('attachment')}
          more={noteMenu(desk, () => {
            finding.value = true;
          })}
        />
      )}
      {made !== null && finding.value && (
        <FindBar
          editor={made}
          tick={tick.value}
          terms={props.terms}
          onClose={() => {
            finding.value = false;
            made.commands.focus();
          }}
        />
      )}
      <div class={style.scroll} data-note-scroll>
        <div class={style.page}>
          <Banner desk={desk} />
          <Title desk={desk} readOnly={!writable} focus={fresh} onLeave={() => made && enterText(made)} />
          <Meta desk={desk} />
          <div ref={paper} class={style.paper} />
          <Attachments desk={desk} />
        </div>
      </div>
      <p class={style.foot}>
        <span>{t('editor.words', { count: words.value.words })}</span>
        <span>{t('editor.letters', { count: words.value.letters })}</span>
      </p>
      <SlashList />
      {made !== null && linking.value && (
        <LinkDialog
          editor={made}
          onClose={() => {
            linking.value = false;
            made.commands.focus();
          }}
        />
      )}
      <input
        ref={files}
        type="file"
        hidden
        multiple
        {...(choosing.value === 'picture' && { accept: 'image/*' })}
        onChange={(event) => {
          const given = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (made === null || given.length === 0) return;
          if (choosing.value === 'picture') void insertPictures(made, desk, given, null);
          else void attach(desk, given);
        }}
      />
    </div>
  );
}
