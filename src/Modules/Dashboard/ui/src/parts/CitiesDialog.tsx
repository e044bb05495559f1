import { findZone, longestCity, mostCities, places, zones } from '../models/choosing.model';
import { placeOf } from '../models/clock.model';
import type { City } from '../models/settings.model';
import { keepSettings } from '../state/layout';
import { t } from '../t';
import type { SettingsDialogProps } from './editing';
import { ListDialog } from './ListDialog';

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
      adding={{
        what: { label: t('clock.zone'), hint: t('clock.zoneHint'), suggestions: places() },
        name: { label: t('clock.name'), hint: t('clock.nameHint'), longest: longestCity },
        button: t('clock.add'),
        wrong: t('clock.unknown'),
        read: (typed, name) => {
          const timeZone = findZone(typed, zones());
          return timeZone === null ? null : { name: name || placeOf(timeZone), timeZone };
        },
      }}
      save={(cities) => keepSettings(widget.id, { ...widget.settings, cities })}
    />
  );
}
