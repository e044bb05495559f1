import { Button } from '@kit/components/Button';
import { Empty } from '@kit/components/Part';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { effect, useSignal } from '@preact/signals';
import { CloudOff } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { OpenEditor } from '../editor/OpenEditor';
import { terms } from '../models/highlight.model';
import type { Desk } from '../state/desk';
import { entering } from '../state/entering';
import { query } from '../state/search';
import { t } from '../t';
import { editorMissing, editorParts, loadEditor } from './editorParts';
import { focusList, focusOn } from './focus';
import style from './Note.module.css';
import bones from './NotePane.module.css';
import { Title } from './Title';

/** The open note: the title is there at once, the rest when the editor is. */
export function Note(props: { desk: Desk }) {
  const { desk } = props;
  const parts = editorParts.value;
  const paper = useRef<HTMLDivElement>(null);
  const open = useSignal<OpenEditor | null>(null);
  const writable = desk.held.value.rights.modify;
  const fresh = useMemo(() => desk.held.peek().creation !== null && desk.title.peek() === '', [desk]);

  useEffect(() => {
    if (parts === null || paper.current === null) return;
    const made = new parts.OpenEditor(desk, paper.current, terms(query.peek()), parts.others);
    open.value = made;
    return () => {
      open.value = null;
      made.close();
    };
  }, [desk, parts]);

  useEffect(() => {
    const editor = open.value?.editor;
    if (editor !== undefined && editor.isEditable !== writable) editor.setEditable(writable);
  }, [writable, open.value]);

  // At once and not after the next frame: the next key belongs to the text.
  useEffect(
    () =>
      effect(() => {
        if (open.value === null || entering.value !== desk.id) return;
        entering.value = null;
        open.value.enter();
      }),
    [desk],
  );

  const made = open.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears keys of what is inside
    <div class={style.note} data-note-open={desk.id} onKeyDown={(event) => keyed(event, made, writable)}>
      {parts !== null && made !== null ? <parts.Tools open={made} writable={writable} /> : <div class={style.tools} />}
      <div
        class={style.scroll}
        data-note-scroll
        {...(!writable && { tabIndex: 0, role: 'region', 'aria-label': t('editor.label') })}
      >
        <div class={style.page}>
          {parts !== null && <parts.Banner desk={desk} />}
          <Title
            desk={desk}
            readOnly={!writable}
            focus={fresh}
            onLeave={() => {
              entering.value = desk.id;
            }}
          />
          {parts === null ? <div class={style.meta} /> : <parts.Meta desk={desk} />}
          <div ref={paper} class={style.paper} />
          {made === null && (editorMissing.value ? <Missing /> : <Bones since={desk.opened} />)}
          {parts !== null && <parts.Attachments desk={desk} />}
        </div>
      </div>
      <p class={style.foot}>
        {made !== null && (
          <>
            <span>{t('editor.words', { count: made.words.value.words })}</span>
            <span>{t('editor.letters', { count: made.words.value.letters })}</span>
          </>
        )}
      </p>
    </div>
  );
}

function Missing() {
  return (
    <Empty glyph={<Icon node={CloudOff} />} title={t('note.noEditor')}>
      <Button onClick={() => void loadEditor()}>{t('kit.part.tryNow')}</Button>
    </Empty>
  );
}

/** Lines of the true size, after 300 ms. */
function Bones(props: { since: Date }) {
  const now = useNow(100).value;
  if (now.getTime() - props.since.getTime() < 300) return null;
  return (
    <div class={bones.lines} role="status" aria-label={t('kit.part.loading')}>
      <i class="bone" />
      <i class="bone" />
      <i class="bone" />
    </div>
  );
}

/** Keys of the note as a whole: find, link, into the tool bar, and back to the list. */
function keyed(event: KeyboardEvent, open: OpenEditor | null, writable: boolean): void {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (open === null || event.defaultPrevented) return;
  if (control && key === 'f') open.openFind();
  else if (control && key === 'l' && writable) open.openLink();
  else if (event.altKey && key === 'f10') focusOn('[data-toolbar] [tabindex="0"]');
  else if (key !== 'escape' || !leave(event.target)) return;
  event.preventDefault();
}

/** Esc leads from the tool bar to the text, and from the text to the list; false where it is somebody else's key. */
function leave(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest('[popover], dialog') !== null) return false;
  if (target.closest('[data-toolbar]') !== null) return focusOn('.note-text');
  return target.closest('[data-note-scroll]') !== null && focusList();
}
