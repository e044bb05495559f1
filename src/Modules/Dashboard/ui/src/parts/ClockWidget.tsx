import { Button } from '@kit/components/Button';
import { dayName, dayOf } from '@kit/i18n/dates';
import { addDays } from '@kit/i18n/dates.model';
import { timeZone } from '@kit/i18n/i18n';
import { useNow } from '@kit/now';
import { useSignal } from '@preact/signals';
import { Pencil } from 'lucide';
import { aheadText, type ClockRow, clockRow, placeOf } from '../models/clock.model';
import type { Widget as Placed } from '../models/layout.model';
import { isFixed } from '../state/layout';
import { t } from '../t';
import { Widget } from '../Widget';
import style from './ClockWidget.module.css';
import { dialogs, loadDialogs } from './editing';

/** Times of the cities that the person chose; asks the server for nothing. */
export function ClockWidget(props: { widget: Placed }) {
  const { widget } = props;
  const editing = useSignal(false);
  const now = useNow(60_000).value;
  const own = timeZone.value;
  const chosen = widget.settings?.cities ?? [];
  const cities = chosen.length > 0 ? chosen : [{ name: placeOf(own), timeZone: own }];
  const rows = cities.map((city) => clockRow(city, own, now)).filter((row) => row !== null);
  const fixed = isFixed(widget);
  const Settings = dialogs.value?.clock;
  const edit = async (): Promise<void> => {
    await loadDialogs();
    editing.value = true;
  };
  return (
    <Widget kind="clock" entries={fixed ? [] : [{ label: t('clock.choose'), icon: Pencil, act: () => void edit() }]}>
      <ul class={style.cities}>
        {rows.map((row, index) => (
          <Row key={index} row={row} today={dayOf(now)} />
        ))}
      </ul>
      {chosen.length === 0 && !fixed && (
        <div class={style.none}>
          <Button size="s" onClick={() => void edit()}>
            {t('clock.choose')}
          </Button>
        </div>
      )}
      {Settings && (
        <Settings
          widget={widget}
          open={editing.value}
          onClose={() => {
            editing.value = false;
          }}
        />
      )}
    </Widget>
  );
}

function Row(props: { row: ClockRow; today: string }) {
  const { row, today } = props;
  const under = [row.day !== 0 && dayName(addDays(today, row.day), today), aheadText(row.ahead)]
    .filter(Boolean)
    .join(', ');
  return (
    <li class={style.city}>
      <span class={style.name}>
        <span class="cut" title={row.name}>
          {row.name}
        </span>
        {under !== '' && <small>{under}</small>}
      </span>
      <time class="num">{row.time}</time>
    </li>
  );
}
