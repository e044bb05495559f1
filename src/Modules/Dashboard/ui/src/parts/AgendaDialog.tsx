import { Segment, Tick } from '@kit/components/Choice';
import { Field } from '@kit/components/Field';
import { useSignal } from '@preact/signals';
import type { Calendar } from '../models/agenda.model';
import { findZone, places, zones } from '../models/choosing.model';
import { placeOf } from '../models/clock.model';
import { agendaDays, wholeAgenda } from '../models/settings.model';
import { keepSettings } from '../state/layout';
import { agenda } from '../state/parts';
import { t } from '../t';
import style from './AgendaDialog.module.css';
import { hueOf } from './AgendaEvent';
import type { SettingsDialogProps } from './editing';
import { SettingsDialog } from './SettingsDialog';

/** Chooses what an agenda shows: how many days, which calendars, and the times of a second zone. */
export function AgendaDialog(props: SettingsDialogProps) {
  const { widget } = props;
  const stored = widget.settings?.agenda ?? wholeAgenda;
  const chosen = useSignal(stored);
  const typed = useSignal('');
  const wrong = useSignal(false);
  const calendars = agenda.state.value.data?.calendars ?? [];
  const shown = stored.secondTimeZone === null ? '' : placeOf(stored.secondTimeZone);
  const readZone = (): string | null => {
    const zone = typed.value === shown ? stored.secondTimeZone : findZone(typed.value, zones());
    wrong.value = zone === null && typed.value.trim() !== '';
    return zone;
  };
  const save = async (): Promise<boolean> => {
    const secondTimeZone = readZone();
    if (wrong.value) return false;
    await keepSettings(widget.id, { ...widget.settings, agenda: { ...chosen.value, secondTimeZone } });
    return true;
  };
  return (
    <SettingsDialog
      open={props.open}
      title={t('agenda.title')}
      onOpen={() => {
        chosen.value = stored;
        typed.value = shown;
        wrong.value = false;
      }}
      onClose={props.onClose}
      save={save}
    >
      <div class={style.days}>
        <Segment
          label={t('agenda.days')}
          value={String(chosen.value.days)}
          options={agendaDays.map((days) => ({ value: String(days), label: t('agenda.dayCount', { days }) }))}
          onChange={(value) => {
            chosen.value = { ...chosen.value, days: agendaDays.find((days) => String(days) === value) ?? stored.days };
          }}
        />
      </div>
      <fieldset class={style.calendars}>
        <legend>{t('agenda.calendars')}</legend>
        {calendars.map((calendar) => (
          <div key={calendar.id} class={style.calendar}>
            <span class={style.hue} style={{ '--hue': hueOf(calendar.colour) }} aria-hidden="true" />
            <Tick
              label={nameOf(calendar)}
              checked={!chosen.value.hiddenCalendars.includes(calendar.id)}
              onChange={(shown) => {
                const others = chosen.value.hiddenCalendars.filter((id) => id !== calendar.id);
                chosen.value = { ...chosen.value, hiddenCalendars: shown ? others : [...others, calendar.id] };
              }}
            />
          </div>
        ))}
      </fieldset>
      <Field
        label={t('agenda.secondZone')}
        hint={t('agenda.secondZoneHint')}
        value={typed.value}
        suggestions={places()}
        error={wrong.value ? t('clock.unknown') : null}
        onInput={(value) => {
          typed.value = value;
        }}
        onLeave={readZone}
      />
    </SettingsDialog>
  );
}

function nameOf(calendar: Calendar): string {
  return calendar.owner === null ? calendar.name : `${calendar.owner}: ${calendar.name}`;
}
