import { ApiProblem } from '@kit/api/problem';
import { Button } from '@kit/components/Button';
import { Tag } from '@kit/components/Marks';
import { isFramed } from '@kit/frame/frame';
import { AppGlyph } from '@kit/glyphs';
import { clock, moment } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { HardDriveDownload, StickyNote, TriangleAlert } from 'lucide';
import { useId } from 'preact/hooks';
import { Body, Nil } from '../Body';
import { canStore } from '../models/quicknote.model';
import { type NoteList, notes } from '../state/parts';
import { note, storeNote, write } from '../state/quicknote';
import { t } from '../t';
import { Widget } from '../Widget';
import style from './NotesWidget.module.css';

/** The quick note, which never leaves the field before the server has it, and the latest notes. */
export function NotesWidget() {
  const now = useNow(60_000).value;
  return (
    <Widget kind="notes">
      <QuickNote />
      <Body
        kind="notes"
        resource={notes}
        bones={3}
        isEmpty={(list: NoteList) => list.notes.length === 0}
        empty={<Nil icon={StickyNote} text={t('notes.empty')} />}
      >
        {(list) => (
          <ul>
            {list.notes.map((each) => (
              <li key={each.id}>
                <a
                  class={style.note}
                  href={`/notes/?note=${encodeURIComponent(each.id)}`}
                  target={isFramed ? '_blank' : undefined}
                  rel="noopener"
                >
                  <AppGlyph app="notes" size={18} />
                  <span class="cut" title={each.title}>
                    {each.title || t('notes.noTitle')}
                  </span>
                  {each.tags.slice(0, 1).map((tag) => (
                    <Tag key={tag}>{tag}</Tag>
                  ))}
                  <time dateTime={each.modified}>{moment(new Date(each.modified), now)}</time>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Body>
    </Widget>
  );
}

function QuickNote() {
  const id = useId();
  const { text, state, why, stored } = note.value;
  const send = (): void => {
    storeNote().catch((failure: unknown) => {
      if (!(failure instanceof ApiProblem)) throw failure;
    });
  };
  return (
    <form
      class={style.quick}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class={style.label} for={`${id}-text`}>
        {t('notes.quick')}
      </label>
      <textarea
        id={`${id}-text`}
        data-quick-note
        rows={3}
        value={text}
        aria-describedby={`${id}-receipt`}
        aria-keyshortcuts="N"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <div class={style.foot}>
        <p id={`${id}-receipt`} class={style.receipt} role="status">
          {why !== null && (
            <>
              <Icon node={TriangleAlert} size="xs" />
              <span class={style.wrong}>{t('notes.notStored', { why })}</span>
            </>
          )}
          {why === null && stored !== null && (
            <>
              <Icon node={HardDriveDownload} size="xs" />
              <span>{t('notes.stored', { time: clock(stored.at), folder: stored.folder })}</span>
            </>
          )}
          {why === null && stored === null && <span>{text === '' ? t('notes.hint') : t('notes.notYet')}</span>}
        </p>
        <Button
          type="submit"
          size="s"
          look="soft"
          busy={state === 'storing' ? t('notes.storing') : null}
          {...(canStore(note.value) || state === 'storing' ? {} : { class: style.nothing })}
        >
          {why === null ? t('notes.store') : t('edit.again')}
        </Button>
      </div>
    </form>
  );
}
