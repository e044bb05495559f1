import { Button } from '@kit/components/Button';
import { clock, longDay } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { ArrowLeft, Paperclip } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { escapeXml } from './iq.model';
import { type MessageText, readMessage } from './mail.model';
import type { MessageRoute } from './route.model';
import { ask } from './session';
import { t } from './texts';
import styles from './WebClient.module.css';

/** One message, as plain text; opening it marks it read. */
export function Reading(props: { email: string; route: MessageRoute; onBack: () => void }) {
  const { email, onBack } = props;
  const { folder, id } = props.route;
  const [message, setMessage] = useState<MessageText | null>(null);
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let left = false;
    setMessage(null);
    setFailed(false);
    const values = '<subject/><from/><to/><cc/><date/><flags/><text/><attachments/>';
    const query = `<account uid="${escapeXml(email)}"><folder uid="${escapeXml(folder)}"><item uid="${escapeXml(id)}"><values>${values}</values></item></folder></account>`;
    ask('get', 'items', query).then(
      (answer) => {
        if (left) return;
        const read = readMessage(answer);
        setMessage(read);
        setFailed(read === null);
      },
      () => {
        if (!left) setFailed(true);
      },
    );
    return () => {
      left = true;
    };
  }, [email, folder, id]);
  useEffect(() => {
    if (message !== null) heading.current?.focus();
  }, [message]);

  return (
    <article class={styles.reading} aria-labelledby="message">
      <Button icon={ArrowLeft} look="plain" onClick={onBack}>
        {t('webclient.back')}
      </Button>
      {failed && <p role="alert">{t('webclient.messageGone')}</p>}
      {message !== null && (
        <>
          <h1 id="message" tabIndex={-1} ref={heading}>
            {message.subject || t('webclient.noSubject')}
          </h1>
          <dl>
            <Line name={t('webclient.from')} text={message.from} />
            <Line name={t('webclient.to')} text={message.to} />
            {message.cc !== '' && <Line name={t('webclient.cc')} text={message.cc} />}
            <Line name={t('webclient.date')} text={`${longDay(message.date)}, ${clock(message.date)}`} />
          </dl>
          {message.attachments.length > 0 && (
            <ul aria-label={t('webclient.attachments')}>
              {message.attachments.map((name, index) => (
                <li key={index}>
                  <Icon node={Paperclip} size="s" /> {name}
                </li>
              ))}
            </ul>
          )}
          <p class={styles.text}>{message.text}</p>
        </>
      )}
    </article>
  );
}

function Line(props: { name: string; text: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.text}</dd>
    </div>
  );
}
