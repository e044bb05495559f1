import { Button } from '@kit/components/Button';
import { Field } from '@kit/components/Field';
import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useRef } from 'preact/hooks';
import { findZone, placeOf } from '../models/clock.model';
import { type City, longestCity, mostCities } from '../models/settings.model';
import { keepSettings } from '../state/layout';
import { t } from '../t';
import type { SettingsDialogProps } from './editing';
import { ListDialog } from './ListDialog';
import style from './ListDialog.module.css';

const zones = Intl.supportedValuesOf('timeZone');
const places = zones.map(placeOf);

/** Chooses the cities of a clock, each by its zone and under the name that the person gives it. */
export function CitiesDialog(props: SettingsDialogProps) {
  const { widget } = props;
  return (
    <ListDialog<City>
      open={props.open}
      onClose={props.onClose}
      title={t('clock.title')}
      stored={widget.settings?.cities ?? []}
      most={mostCities}
      empty={t('clock.none')}
      describe={(city) => ({ name: city.name, more: city.timeZone.replaceAll('_', ' ') })}
      form={(add) => <AddCity add={add} />}
      save={(cities) => keepSettings(widget.id, { ...widget.settings, cities })}
    />
  );
}

function AddCity(props: { add: (city: City) => void }) {
  const typed = useSignal('');
  const name = useSignal('');
  const wrong = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const zone = findZone(typed.value, zones);
    wrong.value = zone === null ? t('clock.unknown') : null;
    if (zone !== null) {
      props.add({ name: name.value.trim() || placeOf(zone), timeZone: zone });
      typed.value = '';
      name.value = '';
    }
    field.current?.focus();
  };
  return (
    <form
      class={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field
        label={t('clock.zone')}
        hint={t('clock.zoneHint')}
        value={typed.value}
        suggestions={places}
        error={wrong.value}
        inputRef={field}
        onInput={(value) => {
          typed.value = value;
        }}
      />
      <Field
        label={t('clock.name')}
        hint={t('clock.nameHint')}
        value={name.value}
        maxLength={longestCity}
        onInput={(value) => {
          name.value = value;
        }}
      />
      <Button type="submit" icon={Plus} look="soft">
        {t('clock.add')}
      </Button>
    </form>
  );
}
