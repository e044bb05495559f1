import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { useNow } from '@kit/now';
import { secondsUntil } from '@kit/resource.model';
import style from './Grid.module.css';
import { stored } from './state/layout';
import { t } from './t';

/** Stands for the grid while this browser knows no arrangement: nothing at first, the reason when the server gives none. */
export function NoLayout() {
  const { problem, nextTry, asking } = stored.state.value;
  const now = useNow(1_000).value;
  if (problem === null) return null;
  return (
    <div class={style.nothing}>
      <p role="status">{t('grid.failed', { why: reason(problem) })}</p>
      {nextTry !== null && asking === null && (
        <p class="num">{t('kit.part.nextTry', { seconds: secondsUntil(nextTry, now) })}</p>
      )}
      <Button onClick={() => void stored.refresh()} busy={asking === null ? null : t('kit.part.trying')}>
        {t('kit.part.tryNow')}
      </Button>
    </div>
  );
}
