import { classes } from '@kit/classes';
import { moment } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { CloudUpload, Pin } from 'lucide';
import { excerpt, pieces } from '../models/highlight.model';
import type { Summary } from '../models/note.model';
import { addressOf } from '../models/view.model';
import { nameOf } from '../state/acts';
import { entering } from '../state/entering';
import { unsent } from '../state/here';
import { folderOf } from '../state/library';
import { place, showNote } from '../state/place';
import { excerpts, wanted } from '../state/search';
import { t } from '../t';
import style from './List.module.css';

/** One note of the list: title and when, then where, tags and its first words. */
export function Row(props: { note: Summary; index: number; count: number; now: Date }) {
  const { note, now } = props;
  const { view, note: open } = place.value;
  const current = open === note.id;
  const words = wanted.value;
  const line =
    words.length > 0 ? (excerpts.value.get(note.id) ?? excerpt(note.preview ?? '', words)) : (note.preview ?? '');
  const folder = view.kind === 'folder' ? null : folderOf(note.folderId);
  const waits = unsent.value.some((held) => held.id === note.id);
  return (
    <li class={style.item} aria-setsize={props.count} aria-posinset={props.index + 1}>
      <a
        class={classes(style.row, current && style.current)}
        href={addressOf({ view, note: note.id })}
        aria-current={current ? 'true' : undefined}
        data-note={note.id}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          // Enter leads into the text, a click leaves the focus in the list.
          if (event.detail === 0) entering.value = note.id;
          showNote(note.id);
        }}
      >
        <span class={style.head}>
          <b class="cut" title={note.title}>
            <Marked text={nameOf(note)} />
          </b>
          {waits && (
            <span class={style.waits} title={t('list.waits')}>
              <Icon node={CloudUpload} size="xs" />
              <span class="sr">{t('list.waits')}</span>
            </span>
          )}
          {note.pinned && (
            <span class={style.pin} title={t('list.pinned')}>
              <Icon node={Pin} size="xs" />
              <span class="sr">{t('list.pinned')}</span>
            </span>
          )}
          <time dateTime={note.modified}>{moment(new Date(note.modified), now)}</time>
        </span>
        <span class={style.line}>
          {note.tags.slice(0, 2).map((tag) => (
            <span key={tag} class="tag">
              <Marked text={tag} />
            </span>
          ))}
          <span class={style.words}>
            {line === '' ? (
              (folder?.name ?? '')
            ) : (
              <>
                {folder !== null && view.kind !== 'all' && <span class="qq">{folder.name} · </span>}
                <Marked text={line} />
              </>
            )}
          </span>
        </span>
      </a>
    </li>
  );
}

/** A text with what was searched for marked. */
function Marked(props: { text: string }) {
  return (
    <>
      {pieces(props.text, wanted.value).map((piece, index) =>
        piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
