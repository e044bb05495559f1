import { useKeys } from '@kit/components/keys';
import { language } from '@kit/i18n/i18n';
import { Inbox } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Body, Nil, NotTaken } from '../Body';
import { applied } from '../models/edits.model';
import { type MailList, unread, withMarks } from '../models/mail.model';
import { archivedLast, mailEdits, notTakenBack } from '../state/actions';
import { mail } from '../state/parts';
import { announce } from '../state/speech';
import { t } from '../t';
import { Widget } from '../Widget';
import { MessageItem, undoArchive } from './MessageItem';

/** The newest messages of the inbox: read in short, opened, marked, flagged, archived. */
export function MailWidget() {
  const { data } = mail.state.value;
  const edits = mailEdits.value;
  const marked = data ? applied(data.messages, edits, withMarks) : [];
  const shown = marked.filter((each) => edits.pending.get(each.id)?.archived !== true);
  const count = data ? unread(data, marked) : 0;
  useSpokenCount(data === null ? null : count);
  useUndo();
  return (
    <Widget kind="mail" tag={count > 0 ? { tone: 'warn', text: t('mail.unread', { count }) } : null}>
      <NotBack />
      <Body
        kind="mail"
        resource={mail}
        bones={6}
        isEmpty={(list: MailList) => list.messages.length === 0}
        empty={<Nil icon={Inbox} text={t('mail.empty')} />}
      >
        {(list) => (
          <ul>
            {shown.map((message) => (
              <MessageItem key={message.id} message={message} canArchive={list.canArchive} />
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

/** `Ctrl Z` takes back the last message that was archived here. */
function useUndo(): void {
  const now = language();
  useKeys(
    useMemo(
      () => [
        {
          keys: 'Ctrl Z',
          label: t('keys.unarchive'),
          act: () => {
            if (archivedLast.value !== null) void undoArchive(archivedLast.value);
          },
        },
      ],
      [now],
    ),
  );
}

function NotBack() {
  const failed = notTakenBack.value;
  if (failed === null) return null;
  return (
    <NotTaken
      text={t('mail.notTakenBack', { what: failed.message.what, why: failed.why })}
      onAgain={() => void undoArchive(failed.message)}
      onLetGo={() => {
        notTakenBack.value = null;
      }}
    />
  );
}
