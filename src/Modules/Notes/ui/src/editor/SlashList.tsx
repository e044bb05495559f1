import { classes } from '@kit/classes';
import { Icon } from '@kit/icons';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../t';
import style from './SlashList.module.css';
import { slash, slashListId } from './slash';

/** What `/` offers, beside the text cursor. The focus stays in the text. */
export function SlashList() {
  const open = slash.value;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || open === null) return;
    const { bottom, top, left } = open.rect;
    const { offsetHeight: height, offsetWidth: width } = element;
    element.style.top = `${bottom + 6 + height <= innerHeight - 4 ? bottom + 6 : Math.max(4, top - 6 - height)}px`;
    element.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
    element.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (open === null) return null;
  return (
    <div
      ref={list}
      class={classes('menu', style.list)}
      id={slashListId}
      role="listbox"
      tabIndex={0}
      aria-label={t('slash.label')}
    >
      {open.commands.length === 0 && <p class={style.none}>{t('slash.none')}</p>}
      {open.commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are heard in the text
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the entry in hand
        <div
          key={command.id}
          id={`${slashListId}-${command.id}`}
          class="row"
          role="option"
          aria-selected={index === open.at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => open.choose(command)}
        >
          <Icon node={command.icon} size="s" />
          <span class="cut">{t(command.label)}</span>
          {command.typed !== undefined && <span class="n">{command.typed}</span>}
        </div>
      ))}
    </div>
  );
}
