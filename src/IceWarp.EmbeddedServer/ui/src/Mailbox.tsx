import { moment } from '@kit/i18n/dates';
import { useNow } from '@kit/now';
import { useEffect, useState } from 'preact/hooks';
import { escapeXml } from './iq.model';
import { type Folder, type Message, readFolders, readMessages } from './mail.model';
import { Reading } from './Reading';
import { type MessageRoute, routeOf } from './route.model';
import { ask } from './session';
import { t } from './texts';
import styles from './WebClient.module.css';

/** Mail folders with their counters, and the newest messages of one. Asked anew every half minute. */
export function Mailbox(props: { email: string; route: MessageRoute | null; onRoute: (hash: string) => void }) {
  const [folders, setFolders] = useState<readonly Folder[]>([]);
  const [folder, setFolder] = useState('INBOX');
  const [messages, setMessages] = useState<readonly Message[] | null>(null);
  const [failed, setFailed] = useState(false);
  const now = useNow(60_000).value;
  const account = `<account uid="${escapeXml(props.email)}"`;

  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      try {
        const list = readFolders(await ask('get', 'folders', `${account}/>`));
        const asked = `<item><values><subject/><from/><date/><flags/></values><filter><limit>50</limit><sort><date>desc</date></sort></filter></item>`;
        const items = readMessages(
          await ask('get', 'items', `${account}><folder uid="${escapeXml(folder)}">${asked}</folder></account>`),
        );
        if (left) return;
        setFolders(list);
        setMessages(items);
        setFailed(false);
      } catch {
        if (!left) setFailed(true);
      }
    };
    void load();
    const timer = setInterval(() => void load(), 30_000);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [account, folder]);

  return (
    <div class={styles.mail}>
      <nav aria-label={t('webclient.folders')}>
        {folders.map(({ id, unread }) => (
          <button
            key={id}
            type="button"
            class="row"
            aria-current={id === folder ? 'true' : undefined}
            onClick={() => {
              setMessages(null);
              setFolder(id);
              props.onRoute('');
            }}
          >
            <span class="cut">{id === 'INBOX' ? t('webclient.inbox') : id}</span>
            {unread > 0 && <span class="n">{t('webclient.unread', { count: unread })}</span>}
          </button>
        ))}
      </nav>
      <section aria-labelledby={props.route === null ? 'folder' : 'message'}>
        {props.route === null ? (
          <>
            <h1 id="folder">{folder === 'INBOX' ? t('webclient.inbox') : folder}</h1>
            {failed && <p role="status">{t('webclient.failed')}</p>}
            {messages?.length === 0 && <p>{t('webclient.empty')}</p>}
            <ul>
              {messages?.map((message) => (
                <li key={message.id} class={message.seen ? undefined : styles.unread}>
                  <span class="cut">{message.from}</span>
                  <a class="cut" title={message.subject} href={routeOf({ folder, id: message.id })}>
                    {message.subject || t('webclient.noSubject')}
                    {!message.seen && <span class="sr"> {t('webclient.isUnread')}</span>}
                  </a>
                  <time dateTime={message.date.toISOString()}>{moment(message.date, now)}</time>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Reading email={props.email} route={props.route} onBack={() => props.onRoute('')} />
        )}
      </section>
    </div>
  );
}
