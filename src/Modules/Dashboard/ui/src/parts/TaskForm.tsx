import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { classes } from '@kit/classes';
import { Button, IconButton } from '@kit/components/Button';
import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { addTask } from '../state/actions';
import { say } from '../state/speech';
import { t } from '../t';
import style from './TasksWidget.module.css';

/** Adds a task, and then another one. What was typed stays until the server has it. */
export function TaskForm(props: { onClose: () => void }) {
  const title = useSignal('');
  const due = useSignal('');
  const busy = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);

  const send = async (): Promise<void> => {
    const text = title.value.trim();
    if (text === '' || busy.value) {
      field.current?.focus();
      return;
    }
    busy.value = true;
    wrong.value = null;
    try {
      const task = await addTask(text, due.value || null);
      title.value = '';
      due.value = '';
      say(t('tasks.added', { what: task.title }));
      field.current?.focus();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      wrong.value = t('tasks.notAdded', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };
  return (
    <form
      class={style.form}
      aria-label={t('tasks.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        props.onClose();
      }}
    >
      <label class={style.label} for={`${id}-title`}>
        {t('tasks.title')}
      </label>
      <input
        ref={field}
        id={`${id}-title`}
        class="input"
        value={title.value}
        maxLength={500}
        aria-describedby={wrong.value === null ? undefined : `${id}-wrong`}
        onInput={(event) => {
          title.value = event.currentTarget.value;
        }}
      />
      <label class={style.label} for={`${id}-due`}>
        {t('tasks.due')}
      </label>
      <span class={style.last}>
        <input
          id={`${id}-due`}
          class="input"
          type="date"
          value={due.value}
          onInput={(event) => {
            due.value = event.currentTarget.value;
          }}
        />
        <Button type="submit" look="soft" busy={busy.value ? t('tasks.adding') : null}>
          {t('tasks.addThis')}
        </Button>
        <IconButton icon={X} label={t('tasks.cancel')} keys="Esc" onClick={props.onClose} />
      </span>
      {wrong.value !== null && (
        <p id={`${id}-wrong`} class={classes('t13', 'wrong', style.wrong)} role="alert">
          {wrong.value}
        </p>
      )}
    </form>
  );
}
