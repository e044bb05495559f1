import { Empty } from '@kit/components/Part';
import { AppGlyph } from '@kit/glyphs';
import { clock } from '@kit/i18n/dates';
import { t } from './texts';

/** The host gives no answer to the first question. It is asked again every few seconds. */
export function Unreachable(props: { since: Date }) {
  return (
    <main id="main">
      <div role="status">
        <Empty glyph={<AppGlyph app="mark" size={36} />} title={t('portal.unreachable', { time: clock(props.since) })}>
          <span>{t('portal.unreachableMore')}</span>
        </Empty>
      </div>
    </main>
  );
}
