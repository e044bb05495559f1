import { dayOf, hourOf, longDay } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { firstName, greeting } from '@kit/person.model';
import { LayoutDashboard } from 'lucide';
import { weekOf } from './models/week.model';
import { person } from './state/session';
import style from './Top.module.css';
import { t } from './t';

interface TopProps {
  onArrange: () => void;
  arrangeable: boolean;
  /** Why not, once that is known; `said` where the page says it already. */
  why: string | null;
  said: boolean;
}

/** The greeting, on glass because it would stand on a picture, and the way into arranging. */
export function Top(props: TopProps) {
  const now = useNow(60_000).value;
  const name = firstName(person.value?.name ?? '');
  const part = greeting(hourOf(now));
  return (
    <div class={style.top}>
      <div class={style.hi}>
        <h1>{name === '' ? t(`greeting.${part}`) : t(`greeting.${part}.name`, { name })}</h1>
        <p class="wide-only">{t('page.today', { day: longDay(now), week: weekOf(dayOf(now)) })}</p>
      </div>
      <span class="grow" />
      <span class={style.arrange}>
        <ArrangeButton {...props} />
      </span>
    </div>
  );
}

function ArrangeButton(props: TopProps) {
  const { why } = props;
  return (
    <>
      <button
        type="button"
        class="btn"
        data-arrange
        aria-label={t('arrange.name')}
        aria-disabled={props.arrangeable ? undefined : 'true'}
        aria-describedby={why === null ? undefined : 'arrange-why'}
        onClick={() => props.arrangeable && props.onArrange()}
      >
        <Icon node={LayoutDashboard} size="s" />
        <span class="wide-only">{t('arrange.name')}</span>
      </button>
      {why !== null && !props.arrangeable && (
        <span class={props.said ? 'sr' : style.why} id="arrange-why">
          {why}
        </span>
      )}
    </>
  );
}
