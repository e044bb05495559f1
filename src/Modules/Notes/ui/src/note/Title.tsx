import { useLayoutEffect, useRef } from 'preact/hooks';
import { limits } from '../models/note.model';
import type { Desk } from '../state/desk';
import { t } from '../t';
import style from './Title.module.css';

/** The title, written like a heading. Enter and arrow down lead into the text. */
export function Title(props: { desk: Desk; readOnly: boolean; onLeave: () => void; focus: boolean }) {
  const { desk } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  // In the same moment, so that no key is lost.
  useLayoutEffect(() => {
    if (props.focus) field.current?.focus();
  }, [desk]);
  return (
    <h1 class={style.title}>
      <textarea
        ref={field}
        rows={1}
        aria-label={t('note.title')}
        placeholder={t('note.titlePlaceholder')}
        value={desk.title.value}
        readOnly={props.readOnly}
        maxLength={limits.title}
        onInput={(event) => desk.setTitle(event.currentTarget.value.replaceAll(/[\r\n]+/g, ' '))}
        onKeyDown={(event) => {
          const { selectionStart, value } = event.currentTarget;
          if (
            event.isComposing ||
            (event.key !== 'Enter' && !(event.key === 'ArrowDown' && selectionStart === value.length))
          )
            return;
          event.preventDefault();
          props.onLeave();
        }}
      />
    </h1>
  );
}
