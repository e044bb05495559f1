import { Avatar } from '@kit/components/Avatar';
import { dayName, dayOf } from '@kit/i18n/dates';
import { useNow } from '@kit/now';
import { Cake } from 'lucide';
import { Body, Nil } from '../Body';
import { type Birthday, birthdays } from '../state/parts';
import { t } from '../t';
import { Widget } from '../Widget';
import style from './BirthdaysWidget.module.css';

type People = { readonly people: readonly Birthday[] };

/** Whose birthday comes in the next thirty days. */
export function BirthdaysWidget() {
  const today = dayOf(useNow(60_000).value);
  const ahead = (data: People): readonly Birthday[] => data.people.filter((person) => person.date >= today);
  return (
    <Widget kind="birthdays">
      <Body
        kind="birthdays"
        resource={birthdays}
        bones={2}
        isEmpty={(data: People) => ahead(data).length === 0}
        empty={<Nil icon={Cake} text={t('birthdays.empty')} />}
      >
        {(data) => (
          <ul>
            {ahead(data).map((person) => (
              <li key={person.id} class={style.person} title={person.email ?? undefined}>
                <Avatar name={person.name} id={person.email ?? person.name} />
                <span class={style.words}>
                  <span>{person.name}</span>
                  <small>
                    {[dayName(person.date, today), person.age !== null && t('birthdays.age', { age: person.age })]
                      .filter(Boolean)
                      .join(', ')}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Body>
    </Widget>
  );
}
