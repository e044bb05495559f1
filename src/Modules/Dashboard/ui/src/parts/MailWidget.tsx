import { classes } from '@kit/classes';
import { Avatar } from '@kit/components/Avatar';
import { Button } from '@kit/components/Button';
import { moment } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { useSignal } from '@preact/signals';
import { Flag, Inbox, MailCheck, MailOpen, Paperclip, Reply } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Body, Nil, NotTaken } from '../Body';
import { applied, letGo } from '../models/edits.model';
import { type MailList, type Marks, type MessageRow, unread, withMarks } from '../models/mail.model';
import { mailEdits, mark } from '../state/actions';
import { mail } from '../state/parts';
import { announce, say } from '../state/speech';
import { t } from '../t';
import { RowAct, Widget } from '../Widget';
import style from './MailWidget.module.css';

/** The newest messages of the inbox: read in short, marked as read, flagged. */
export function MailWidget() {
  const { data } = mail.state.value;
  const shown = data ? applied(data.messages, mailEdits.value, withMarks) : [];
  const count = data ? unread(data, shown) : 0;
  useSpokenCount(data === null ? null : count);
  return (
    <Widget kind="mail" tag={count > 0 ? { tone: 'warn', text: t('mail.unread', { count }) } : null}>
      <Body
        kind="mail"
        resource={mail}
        bones={6}
        isEmpty={(list: MailList) => list.messages.length === 0}
        empty={<Nil icon={Inbox} text={t('mail.empty')} />}
      >
        {() => (
          <ul>
            {shown.map((message) => (
              <Message key={message.id} message={message} />
            ))}
          </ul>
        )}
      </Body>
    </Widget>
  );
}

/** Tells a screen reader of a count that changed by itself. */
function useSpokenCount(count: number | null): void {
  const last = useRef<number | null>(null);
  useEffect(() => {
    if (count !== null && last.current !== null && count > last.current) announce(t('mail.unread', { count }));
    last.current = count;
  }, [count]);
}

function Message(props: { message: MessageRow }) {
  const { message } = props;
  const open = useSignal(false);
  const now = useNow(60_000).value;
  const refused = mailEdits.value.refused.get(message.id);
  const change = async (marks: Marks): Promise<void> => {
    if (await mark(message.id, marks)) say(told(message, marks));
  };
  const sender = message.from.name || message.from.address;
  const seen = {
    icon: message.seen ? MailOpen : MailCheck,
    label: message.seen ? t('mail.markUnread') : t('mail.markRead'),
  };
  const flag = message.flagged ? t('mail.unflag') : t('mail.flag');
  const keyed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'e') return;
    event.preventDefault();
    void change({ seen: !message.seen });
  };
  return (
    <li class={classes(style.message, !message.seen && style.unread, open.value && style.open)} onKeyDown={keyed}>
      <button
        type="button"
        class={style.main}
        data-row
        aria-expanded={open.value}
        aria-keyshortcuts="E"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Avatar name={message.from.name} id={message.from.address} />
        <span class={style.text}>
          <span class={style.head}>
            {!message.seen && <span class="sr">{t('mail.isUnread')} </span>}
            <b class="cut" title={message.from.address}>
              {sender}
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
      </button>
      {open.value ? (
        <span class={style.wideActs}>
          <Button size="s" look="soft" icon={seen.icon} onClick={() => void change({ seen: !message.seen })}>
            {seen.label}
          </Button>
          <Button size="s" icon={Flag} onClick={() => void change({ flagged: !message.flagged })}>
            {flag}
          </Button>
        </span>
      ) : (
        <span class={style.acts}>
          <RowAct icon={seen.icon} label={seen.label} keys="E" act={() => void change({ seen: !message.seen })} />
          <RowAct
            icon={Flag}
            label={flag}
            pressed={message.flagged}
            act={() => void change({ flagged: !message.flagged })}
          />
        </span>
      )}
      {refused && (
        <NotTaken
          text={t('mail.notChanged', { why: refused.why })}
          onAgain={() => void change(refused.change)}
          onLetGo={() => {
            mailEdits.value = letGo(mailEdits.value, message.id);
          }}
        />
      )}
    </li>
  );
}

function Mark(props: { icon: typeof Flag; text: string; berry?: boolean }) {
  return (
    <span class={props.berry ? style.berry : style.mark} title={props.text}>
      <Icon node={props.icon} size="xs" />
      <span class="sr">{props.text}</span>
    </span>
  );
}

function told(message: MessageRow, marks: Marks): string {
  const what = message.subject || message.from.name;
  if (marks.seen !== undefined) return t(marks.seen ? 'mail.saidRead' : 'mail.saidUnread', { what });
  return t(marks.flagged ? 'mail.saidFlagged' : 'mail.saidUnflagged', { what });
}
