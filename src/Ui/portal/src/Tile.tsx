import type { AppState } from '@kit/apps/apps.model';
import { AppGlyph, appHue } from '@kit/glyphs';
import { moment } from '@kit/i18n/dates';
import type { Resource } from '@kit/resource';
import { faceOf } from '@kit/resource.model';
import styles from './Launcher.module.css';
import type { LauncherParts } from './launcher';
import type { MailAnswer, Recent } from './launcher.model';
import { t } from './texts';

/** What an app's tile tells: how much there is, and the newest two. */
interface News {
  readonly count: string | null;
  readonly lines: readonly { readonly id: string; readonly text: string; readonly date: string }[];
  readonly face: 'lines' | 'bones' | 'failed';
}

/** The news of an app; null for one that has none. */
export function newsOf(app: string, parts: LauncherParts, now: Date): News | null {
  if (app === 'dashboard') return news(parts.mail, now, mailNews);
  if (app === 'notes') return news(parts.recent, now, notesNews);
  return null;
}

function news<T>(resource: Resource<T>, now: Date, read: (data: T) => Omit<News, 'face'>): News {
  const state = resource.state.value;
  if (state.data !== null) return { ...read(state.data), face: 'lines' };
  const face = faceOf(state, now) === 'bones' ? 'bones' : state.problem !== null ? 'failed' : 'lines';
  return { count: null, lines: [], face };
}

const mailNews = (mail: MailAnswer): Omit<News, 'face'> => ({
  count: t('portal.unread', { count: mail.unread }),
  lines: mail.messages.slice(0, 2).map((message) => ({
    id: message.id,
    text: t('portal.message', {
      from: message.from.name || message.from.address,
      subject: message.subject || t('portal.noSubject'),
    }),
    date: message.date,
  })),
});

const notesNews = ({ notes }: Recent): Omit<News, 'face'> => ({
  count: t('portal.notes', { count: notes.total }),
  lines: notes.notes.slice(0, 2).map((note) => ({
    id: note.id,
    text: note.title || t('portal.noTitle'),
    date: note.modified,
  })),
});

/** An app that can be opened, with two live lines where it has some. */
export function Tile(props: { app: AppState; news: News | null; now: Date }) {
  const { app, news } = props;
  return (
    <a
      class={styles.tile}
      href={app.url}
      target={app.opensIn === 'window' ? '_blank' : undefined}
      rel={app.opensIn === 'window' ? 'noopener' : undefined}
      style={{ '--hue': appHue(app.id) }}
    >
      <AppGlyph app={app.id} size={40} />
      <h2>{app.name}</h2>
      <span class={styles.state}>{news?.count}</span>
      {news !== null && (
        <ul>
          {news.face === 'bones' &&
            ['first', 'second'].map((line) => (
              <li key={line}>
                <i class="bone" />
              </li>
            ))}
          {news.face === 'failed' && (
            <li>
              <span>{t('portal.newsFailed')}</span>
            </li>
          )}
          {news.lines.map((line) => (
            <li key={line.id}>
              <span class="cut">{line.text}</span>
              <time dateTime={line.date}>{moment(new Date(line.date), props.now)}</time>
            </li>
          ))}
        </ul>
      )}
    </a>
  );
}
