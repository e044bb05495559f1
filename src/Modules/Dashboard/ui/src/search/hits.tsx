import { Avatar } from '@kit/components/Avatar';
import { MessageLink } from '@kit/components/MessageLink';
import { placeText } from '@kit/files/place.model';
import { isFramed } from '@kit/frame/frame';
import { AppGlyph, FileGlyph } from '@kit/glyphs';
import { clock, dayName, dayOf, moment, size } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { CalendarDays } from 'lucide';
import type { ComponentChildren } from 'preact';
import {
  type ContactHit,
  type EventHit,
  type FileHit,
  type MessageHit,
  type NoteHit,
  pieces,
} from '../models/search.model';
import { base } from '../state/parts';
import { t } from '../t';
import style from './SearchDialog.module.css';

/** A text with the words that were searched for marked in it. */
function Marked(props: { text: string; words: string }) {
  return (
    <>
      {pieces(props.text, props.words).map((piece, index) =>
        piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </>
  );
}

interface FaceProps {
  glyph: ComponentChildren;
  title: string;
  words: string;
  /** Stands before what more there is, and is not what was searched. */
  before?: string;
  more: string;
  end?: string;
}

function Face(props: FaceProps) {
  const before = props.before === undefined ? '' : `${props.before} `;
  return (
    <>
      {props.glyph}
      <span class={style.text}>
        <span class="cut" title={props.title}>
          <Marked text={props.title} words={props.words} />
        </span>
        {(before + props.more).trim() !== '' && (
          <small class="cut">
            {before}
            <Marked text={props.more} words={props.words} />
          </small>
        )}
      </span>
      {props.end !== undefined && <small class={style.end}>{props.end}</small>}
    </>
  );
}

/** A message: shown by the server's web client. */
export function Message(props: { hit: MessageHit; words: string }) {
  const { hit } = props;
  const now = useNow(60_000).value;
  const sender = hit.from.name || hit.from.address;
  return (
    <MessageLink address={hit.address} class={style.hit ?? ''} row>
      <Face
        glyph={<Avatar name={hit.from.name} id={hit.from.address} />}
        title={hit.subject || t('mail.noSubject')}
        words={props.words}
        more={[sender, hit.preview].filter(Boolean).join(': ')}
        end={[hit.folder, moment(new Date(hit.date), now)].filter(Boolean).join(', ')}
      />
      {!hit.seen && <span class="sr">, {t('search.unread')}</span>}
    </MessageLink>
  );
}

/** An event: all that a list knows of it stands below when it is opened. */
export function Event(props: { hit: EventHit; words: string }) {
  const { hit } = props;
  const now = useNow(60_000).value;
  const when = whenOf(hit, dayOf(now));
  const calendar = hit.owner === null ? hit.calendar : `${hit.owner}: ${hit.calendar}`;
  return (
    <Details
      face={
        <Face
          glyph={<Icon node={CalendarDays} />}
          title={hit.title || t('search.noTitle')}
          words={props.words}
          before={hit.location === '' ? when : `${when},`}
          more={hit.location}
        />
      }
    >
      <Line name={t('search.when')}>{hit.isSeries ? `${when}, ${t('search.repeats')}` : when}</Line>
      {hit.location !== '' && <Line name={t('search.where')}>{hit.location}</Line>}
      {calendar !== '' && <Line name={t('search.calendar')}>{calendar}</Line>}
    </Details>
  );
}

/** A note: opened in Notes, in a tab of its own where this page stands in a frame. */
export function Note(props: { hit: NoteHit; words: string }) {
  const { hit } = props;
  const now = useNow(60_000).value;
  return (
    <a
      class={style.hit}
      data-hit
      href={`/notes/?${new URLSearchParams({ note: hit.id })}`}
      {...(isFramed && { target: '_blank', rel: 'noopener noreferrer' })}
    >
      <Face
        glyph={<AppGlyph app="notes" size={20} />}
        title={hit.title || t('notes.noTitle')}
        words={props.words}
        more={hit.tags.join(', ')}
        end={moment(new Date(hit.modified), now)}
      />
    </a>
  );
}

/** A file: downloaded, as everywhere on the dashboard. */
export function File(props: { hit: FileHit; words: string }) {
  const { hit } = props;
  const now = useNow(60_000).value;
  return (
    <a class={style.hit} data-hit href={`${base}/files/${encodeURIComponent(hit.id)}/content`} download={hit.name}>
      <Face
        glyph={<FileGlyph name={hit.name} />}
        title={hit.name}
        words={props.words}
        more={[placeText(hit.place), size(hit.size)].filter(Boolean).join(', ')}
        end={moment(new Date(hit.modified), now)}
      />
    </a>
  );
}

/** A person: the ways to reach them stand below when it is opened. */
export function Contact(props: { hit: ContactHit; words: string }) {
  const { hit } = props;
  const [first] = hit.emails;
  return (
    <Details
      face={
        <Face
          glyph={<Avatar name={hit.name} id={first ?? hit.id} />}
          title={hit.name || first || t('search.noTitle')}
          words={props.words}
          more={[hit.company, first].filter(Boolean).join(', ')}
        />
      }
    >
      {hit.emails.map((address) => (
        <a key={address} href={`mailto:${encodeURIComponent(address)}`}>
          {t('search.write', { address })}
        </a>
      ))}
      {hit.phones.map((number) => (
        <a key={number} href={`tel:${number.replace(/[^+\d*#]/g, '')}`}>
          {t('search.call', { number })}
        </a>
      ))}
      {hit.emails.length + hit.phones.length === 0 && <span class="q">{t('search.nothingMore')}</span>}
    </Details>
  );
}

function Details(props: { face: ComponentChildren; children: ComponentChildren }) {
  return (
    <details class={style.details}>
      <summary class={style.hit} data-hit>
        {props.face}
      </summary>
      <div class={style.inside}>{props.children}</div>
    </details>
  );
}

function Line(props: { name: string; children: ComponentChildren }) {
  return (
    <span>
      <b>{props.name}</b> {props.children}
    </span>
  );
}

/** `today, 11:00 to 12:00`, `24 Nov to 27 Nov`. */
function whenOf(hit: EventHit, today: string): string {
  const first = dayName(hit.firstDay, today);
  const last = hit.lastDay === hit.firstDay ? '' : ` \u2013 ${dayName(hit.lastDay, today)}`;
  if (hit.allDay) return first + last;
  const [start, end] = [clock(new Date(hit.start)), clock(new Date(hit.end))];
  return last === '' ? `${first}, ${start}\u2013${end}` : `${first}, ${start}${last}, ${end}`;
}
