import { apps } from '@kit/apps/apps';
import { openApps } from '@kit/apps/apps.model';
import { Content } from '@kit/components/Part';
import { AppGlyph, FileGlyph } from '@kit/glyphs';
import { moment } from '@kit/i18n/dates';
import type { Resource } from '@kit/resource';
import { FileClock } from 'lucide';
import styles from './Launcher.module.css';
import type { Continued, Recent } from './launcher.model';
import { t } from './texts';

/** The five things last worked on, over all apps. */
export function Continue(props: { resource: Resource<Recent>; now: Date }) {
  const { resource, now } = props;
  return (
    <section data-pane class={styles.recent} aria-labelledby="continue">
      <h2 id="continue" class={styles.heading}>
        {t('portal.continue')}
      </h2>
      <Content
        title={t('portal.continueName')}
        icon={FileClock}
        resource={resource}
        state={resource.state.value}
        bones={5}
        isEmpty={({ continued }) => continued.length === 0}
        empty={<p class={styles.none}>{t('portal.continueNone')}</p>}
      >
        {({ continued }) => continued.map((item) => <Row key={item.kind + item.id} item={item} now={now} />)}
      </Content>
    </section>
  );
}

function Row(props: { item: Continued; now: Date }) {
  const { item } = props;
  const file = item.kind === 'file';
  const notes = openApps(apps.value).find((app) => app.id === 'notes')?.url;
  const note = notes === undefined ? '/dashboard/' : `${notes}?${new URLSearchParams({ note: item.id })}`;
  const place = file ? item.place || t('portal.files') : t('portal.placeNote');
  return (
    <a
      class="row"
      href={file ? `/api/dashboard/files/${encodeURIComponent(item.id)}/content` : note}
      download={file ? item.title : undefined}
    >
      {file ? <FileGlyph name={item.title} /> : <AppGlyph app="notes" size={22} />}
      <span class="cut">
        <b class="cut" title={item.title}>
          {item.title}
        </b>
        <small class="phone-only cut">{place}</small>
      </span>
      <span class="t13 q cut wide-only">{place}</span>
      <time class="t12 qq" dateTime={item.modified.toISOString()}>
        {moment(item.modified, props.now)}
      </time>
    </a>
  );
}
