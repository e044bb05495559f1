import { classes } from '@kit/classes';
import { Avatar } from '@kit/components/Avatar';
import { Button } from '@kit/components/Button';
import { rowKeys } from '@kit/components/keys';
import { MessageLink, openMessage } from '@kit/components/MessageLink';
import { toast } from '@kit/components/Toast';
import { Tooltip } from '@kit/components/Tooltip';
import { moment } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { useSignal } from '@preact/signals';
import { Archive, ExternalLink, Flag, type IconNode, MailCheck, MailOpen, Paperclip, Reply } from 'lucide';
import { useRef } from 'preact/hooks';
import { NotTaken } from '../Body';
import { letGo } from '../models/edits.model';
import type { Marks, MessageRow } from '../models/mail.model';
import { type Archived, archive, mailEdits, mark, takeBack } from '../state/actions';
import { say } from '../state/speech';
import { t } from '../t';
import { RowAct } from '../Widget';
import style from './MailWidget.module.css';
import { ToNote } from './ToNote';

/** What can be done with a message, the same on the row and under the opened one. */
interface Act {
  readonly icon: IconNode;
  readonly label: string;
  readonly keys: string;
  readonly pressed?: boolean;
  readonly act: () => void;
}

/** One message of the list. */
export function MessageItem(props: { message: MessageRow; canArchive: boolean }) {
  const { message } = props;
  const open = useSignal(false);
  const item = useRef<HTMLLIElement>(null);
  const refused = mailEdits.value.refused.get(message.id);
  const change = async (marks: Marks): Promise<void> => {
    if (await mark(message.id, marks)) say(told(message, marks));
  };
  const store = (): void => {
    leave(item.current);
    void archiveMessage(message);
  };
  const acts: readonly Act[] = [
    {
      icon: message.seen ? MailOpen : MailCheck,
      label: message.seen ? t('mail.markUnread') : t('mail.markRead'),
      keys: 'E',
      act: () => void change({ seen: !message.seen }),
    },
    {
      icon: Flag,
      label: message.flagged ? t('mail.unflag') : t('mail.flag'),
      keys: 'F',
      pressed: message.flagged,
      act: () => void change({ flagged: !message.flagged }),
    },
    ...(props.canArchive ? [{ icon: Archive, label: t('mail.archive'), keys: 'A', act: store }] : []),
  ];
  const keyed = rowKeys({
    ...Object.fromEntries(acts.map((each) => [each.keys, each.act])),
    O: () => openMessage(message.address),
  });
  return (
    <li
      ref={item}
      class={classes(style.message, !message.seen && style.unread, open.value && style.open)}
      onKeyDown={keyed}
    >
      <button
        type="button"
        class={style.main}
        data-row
        aria-expanded={open.value}
        aria-keyshortcuts={[...acts.map((each) => each.keys), 'O'].join(' ')}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Face message={message} />
      </button>
      {open.value ? <Opened message={message} acts={acts} /> : <Closed message={message} acts={acts} />}
      {refused && (
        <NotTaken
          text={t('mail.notChanged', { why: refused.why })}
          onAgain={() => void (refused.change.archived ? archiveMessage(message) : change(refused.change))}
          onLetGo={() => {
            mailEdits.value = letGo(mailEdits.value, message.id);
          }}
        />
      )}
    </li>
  );
}

/** Archives a message and offers to take it back. */
async function archiveMessage(message: MessageRow): Promise<void> {
  const archived = await archive(message.id, nameOf(message));
  if (archived !== null)
    toast(t('mail.archived', { what: archived.what }), {
      label: t('mail.undo'),
      act: () => void undoArchive(archived),
    });
}

/** Takes an archived message back and says so. */
export async function undoArchive(archived: Archived): Promise<void> {
  if (await takeBack(archived)) say(t('mail.takenBack', { what: archived.what }));
}

/** The focus of a row that goes away goes to the next one, else the one before, else the widget. */
function leave(item: HTMLElement | null): void {
  if (!item?.contains(document.activeElement)) return;
  const near = item.nextElementSibling ?? item.previousElementSibling;
  (near?.querySelector<HTMLElement>('[data-row]') ?? item.closest<HTMLElement>('[data-widget]'))?.focus();
}

function Face(props: { message: MessageRow }) {
  const { message } = props;
  const now = useNow(60_000).value;
  return (
    <>
      <Avatar name={message.from.name} id={message.from.address} />
      <span class={style.text}>
        <span class={style.head}>
          {!message.seen && <span class="sr">{t('mail.isUnread')} </span>}
          <b class="cut" title={message.from.address}>
            {message.from.name || message.from.address}
          </b>
          <time dateTime={message.date}>{moment(new Date(message.date), now)}</time>
        </span>
        <span class={style.line}>
          <span class={style.words}>
            <em>{message.subject || t('mail.noSubject')}</em> {message.preview}
          </span>
          {message.answered && <Mark icon={Reply} text={t('mail.isAnswered')} />}
          {message.hasAttachment && <Mark icon={Paperclip} text={t('mail.hasAttachment')} />}
          {message.flagged && <Mark icon={Flag} text={t('mail.isFlagged')} berry />}
        </span>
      </span>
    </>
  );
}

function Opened(props: { message: MessageRow; acts: readonly Act[] }) {
  return (
    <span class={style.wideActs}>
      <MessageLink address={props.message.address} class="btn soft s" keys="O">
        <Icon node={ExternalLink} size="s" />
        <span class="face">{t('mail.open')}</span>
      </MessageLink>
      {props.acts.map((each) => (
        <Button key={each.keys} size="s" icon={each.icon} onClick={each.act}>
          {each.label}
        </Button>
      ))}
      <ToNote of="message" id={props.message.id} label={t('mail.note')} class="btn s" />
    </span>
  );
}

function Closed(props: { message: MessageRow; acts: readonly Act[] }) {
  return (
    <span class={style.acts}>
      {props.acts.map((each) => (
        <RowAct key={each.keys} {...each} />
      ))}
      <Tooltip text={t('mail.open')} keys="O">
        <MessageLink address={props.message.address} class="ib s" label={t('mail.open')} keys="O">
          <Icon node={ExternalLink} />
        </MessageLink>
      </Tooltip>
    </span>
  );
}

function Mark(props: { icon: IconNode; text: string; berry?: boolean }) {
  return (
    <span class={props.berry ? style.berry : style.mark} title={props.text}>
      <Icon node={props.icon} size="xs" />
      <span class="sr">{props.text}</span>
    </span>
  );
}

function nameOf(message: MessageRow): string {
  return message.subject || message.from.name || message.from.address;
}

function told(message: MessageRow, marks: Marks): string {
  const what = nameOf(message);
  if (marks.seen !== undefined) return t(marks.seen ? 'mail.saidRead' : 'mail.saidUnread', { what });
  return t(marks.flagged ? 'mail.saidFlagged' : 'mail.saidUnflagged', { what });
}
