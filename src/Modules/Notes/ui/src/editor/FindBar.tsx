import { IconButton } from '@kit/components/Button';
import { useSignal } from '@preact/signals';
import type { Editor } from '@tiptap/core';
import { ChevronDown, ChevronUp, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../t';
import style from './FindBar.module.css';
import { type FindState, findKey } from './find';

/** Looks for words in the open note. Enter goes on, Shift Enter back, Esc closes. */
export function FindBar(props: { editor: Editor; tick: number; terms: readonly string[]; onClose: () => void }) {
  const { editor } = props;
  const text = useSignal(props.terms.join(' '));
  const field = useRef<HTMLInputElement>(null);
  const { found, at } = findKey.getState(editor.state) as FindState;

  const look = (change: Partial<FindState>): void => {
    editor.view.dispatch(editor.state.tr.setMeta(findKey, change));
    const now = findKey.getState(editor.state);
    const hit = now?.found[now.at];
    if (hit === undefined) return;
    const { node } = editor.view.domAtPos(hit.from);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'nearest' });
  };
  const step = (by: 1 | -1): void => {
    if (found.length > 0) look({ at: (at + by + found.length) % found.length });
  };
  const ask = (wanted: string): void => {
    text.value = wanted;
    look({ terms: wanted.trim() === '' ? [] : [wanted.trim()], at: 0 });
  };

  useEffect(() => {
    // What the list was searched for are single words; what is typed here is one run of letters.
    if (props.terms.length > 0) look({ terms: props.terms, at: 0 });
    else field.current?.focus();
    return () => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(findKey, { terms: [], at: -1 }));
    };
  }, [editor]);

  return (
    <search
      class={style.bar}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
        else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <input
        ref={field}
        class="input"
        type="text"
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        value={text.value}
        onInput={(event) => ask(event.currentTarget.value)}
      />
      <span class={style.count} role="status">
        {text.value.trim() !== '' &&
          (found.length === 0 ? t('find.none') : t('find.at', { at: at + 1, count: found.length }))}
      </span>
      <IconButton small icon={ChevronUp} label={t('find.back')} keys="Shift Enter" onClick={() => step(-1)} />
      <IconButton small icon={ChevronDown} label={t('find.next')} keys="Enter" onClick={() => step(1)} />
      <IconButton small icon={X} label={t('kit.close')} keys="Esc" onClick={props.onClose} />
    </search>
  );
}
