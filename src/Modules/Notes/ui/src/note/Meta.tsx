import { moment } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { person } from '@kit/session/session';
import { useSignal } from '@preact/signals';
import { PencilLine, Plus, Users, X } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import { cleanTag, withTag } from '../models/note.model';
import { addressOf } from '../models/view.model';
import type { Desk } from '../state/desk';
import { counts } from '../state/library';
import { go } from '../state/place';
import { t } from '../t';
import style from './Meta.module.css';

/** Under the title: whose it is, and its tags. */
export function Meta(props: { desk: Desk }) {
  const { desk } = props;
  const { owner, folderName, rights, mine, modified, modifiedBy } = desk.held.value;
  const now = useNow(60_000).value;
  const other = mine === null && modifiedBy && modifiedBy !== person.value?.name ? modifiedBy : null;
  return (
    <div class={style.meta}>
      {owner !== null && (
        <span class={style.shared}>
          <Icon node={Users} size="s" />
          {t(rights.modify ? 'note.sharedEdit' : 'note.sharedRead', { owner, folder: folderName })}
        </span>
      )}
      {other !== null && (
        <span class={style.shared}>
          <Icon node={PencilLine} size="s" />
          {t('note.changedBy', { name: other, when: moment(new Date(modified), now) })}
        </span>
      )}
      {desk.tags.value.map((tag) => (
        <span key={tag} class={`tag ${style.tag}`}>
          <a
            href={addressOf({ view: { kind: 'tag', tag }, note: desk.id })}
            onClick={(event) => {
              event.preventDefault();
              go({ view: { kind: 'tag', tag }, note: desk.id });
            }}
          >
            {tag}
          </a>
          {rights.modify && (
            <button
              type="button"
              aria-label={t('tags.remove', { tag })}
              onClick={() => desk.setTags(desk.tags.value.filter((each) => each !== tag))}
            >
              <Icon node={X} size="xs" />
            </button>
          )}
        </span>
      ))}
      {rights.modify && <AddTag desk={desk} />}
    </div>
  );
}

function AddTag(props: { desk: Desk }) {
  const { desk } = props;
  const open = useSignal(false);
  const text = useSignal('');
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const add = (): void => {
    if (cleanTag(text.value) !== '') desk.setTags(withTag(desk.tags.value, text.value));
    text.value = '';
  };
  const close = (): void => {
    add();
    open.value = false;
  };
  if (!open.value)
    return (
      <button
        ref={button}
        type="button"
        class={`tag ${style.add}`}
        data-add-tag
        onClick={() => {
          open.value = true;
        }}
      >
        <Icon node={Plus} size="xs" />
        {t('tags.add')}
      </button>
    );
  return (
    <>
      <input
        class={style.field}
        ref={(field) => field?.focus()}
        aria-label={t('tags.new')}
        list={list}
        maxLength={64}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onBlur={close}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            add();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            text.value = '';
            open.value = false;
            requestAnimationFrame(() => button.current?.focus());
          }
        }}
      />
      <datalist id={list}>
        {counts.value.tags
          .filter(({ tag }) => !desk.tags.value.includes(tag))
          .map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </>
  );
}
