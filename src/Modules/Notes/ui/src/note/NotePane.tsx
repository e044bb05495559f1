import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Empty } from '@kit/components/Part';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { CloudOff, FileQuestionMark, StickyNote } from 'lucide';
import { useEffect } from 'preact/hooks';
import { here } from '../state/here';
import { fetchNote, newNote, type Opening, opening } from '../state/open';
import { closeNote } from '../state/place';
import { t } from '../t';
import { loadEditor } from './editorParts';
import { whenIdle } from './idle';
import { Note } from './Note';
import style from './NotePane.module.css';

/** The third pane: the open note, or why there is none. */
export function NotePane() {
  const open = opening.value;
  useEffect(() => {
    if (open.kind !== 'none') void loadEditor();
  }, [open.kind]);
  useEffect(() => whenIdle(() => void loadEditor()), []);
  switch (open.kind) {
    case 'none':
      return (
        <Empty glyph={<Icon node={StickyNote} />} title={t('note.none')}>
          <Button onClick={() => void newNote()}>{t('note.new')}</Button>
        </Empty>
      );
    case 'missing':
      return (
        <Empty glyph={<Icon node={FileQuestionMark} />} title={t('note.missing')}>
          <span>{t('note.missingMore')}</span>
          <Button onClick={closeNote}>{t('note.toList')}</Button>
        </Empty>
      );
    case 'away':
      return <Away open={open} />;
    case 'loading':
      return <Waiting since={open.since} />;
    case 'open':
      return <Note key={open.desk.key} desk={open.desk} />;
  }
}

function Away(props: { open: Extract<Opening, { kind: 'away' }> }) {
  const { id, problem } = props.open;
  return (
    <Empty glyph={<Icon node={CloudOff} />} title={t('note.away')}>
      <span role="status">{problem === null ? t('note.awayMore') : reason(problem)}</span>
      <Button onClick={() => here.value && void fetchNote(here.value, id)}>{t('kit.part.tryNow')}</Button>
    </Empty>
  );
}

/** Bones of the true size, after 300 ms. */
function Waiting(props: { since: Date }) {
  const now = useNow(100).value;
  if (now.getTime() - props.since.getTime() < 300) return null;
  return (
    <div class={style.bones} role="status" aria-label={t('kit.part.loading')}>
      <i class="bone" />
      <i class="bone" />
      <i class="bone" />
      <i class="bone" />
    </div>
  );
}
