import { classes } from '@kit/classes';
import { rowKeys } from '@kit/components/keys';
import { toast } from '@kit/components/Toast';
import { clock, dayName, dayOf } from '@kit/i18n/dates';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { useSignal } from '@preact/signals';
import { CircleCheckBig, Plus } from 'lucide';
import { useRef } from 'preact/hooks';
import { Body, Nil, NotTaken } from '../Body';
import { applied, letGo } from '../models/edits.model';
import { counts, type Task, type TaskList, withCompletion } from '../models/tasks.model';
import { complete, taskEdits } from '../state/actions';
import { tasks } from '../state/parts';
import { say } from '../state/speech';
import { t } from '../t';
import { Widget } from '../Widget';
import { dialogs, loadDialogs } from './editing';
import style from './TasksWidget.module.css';

/** Tasks that are due, and those done today; ticked and added from here. */
export function TasksWidget() {
  const { data } = tasks.state.value;
  const now = useNow(60_000).value;
  const shown = data ? applied(data.tasks, taskEdits.value, (task, change) => withCompletion(task, change, now)) : [];
  const late = data ? counts(data, shown).late : 0;
  const rows = (
    <ul>
      {shown.map((task) => (
        <TaskRow key={task.id} task={task} now={now} />
      ))}
    </ul>
  );
  return (
    <Widget
      kind="tasks"
      tag={late > 0 ? { tone: 'bad', text: t('tasks.late', { count: late }) } : null}
      foot={data && <AddTask />}
    >
      <Body
        kind="tasks"
        resource={tasks}
        bones={5}
        isEmpty={(list: TaskList) => list.tasks.length === 0}
        empty={<Nil icon={CircleCheckBig} text={t('tasks.empty')} />}
      >
        {() => rows}
      </Body>
    </Widget>
  );
}

function TaskRow(props: { task: Task; now: Date }) {
  const { task, now } = props;
  const box = useRef<HTMLInputElement>(null);
  const refused = taskEdits.value.refused.get(task.id);
  const change = async (completed: boolean): Promise<void> => {
    const taken = await complete(task.id, completed);
    if (!taken) return;
    if (completed)
      toast(t('tasks.done', { what: task.title }), { label: t('tasks.undo'), act: () => void change(false) });
    else say(t('tasks.open', { what: task.title }));
  };
  const keyed = rowKeys({ X: () => void change(!task.completed) });
  return (
    <li onKeyDown={keyed}>
      <label class={classes(style.task, task.completed && style.done)}>
        <input
          ref={box}
          class="tick round"
          type="checkbox"
          data-row
          aria-keyshortcuts="X"
          checked={task.completed}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span class="cut" title={task.title}>
          {task.title}
        </span>
        {task.priority >= 1 && task.priority <= 4 && !task.completed && (
          <span class={style.high}>{t('tasks.important')}</span>
        )}
        <When task={task} now={now} />
      </label>
      {refused && (
        <NotTaken
          text={t(task.completed ? 'tasks.stillDone' : 'tasks.stillOpen', { why: refused.why })}
          onAgain={() => void change(refused.change.completed)}
          onLetGo={() => {
            taskEdits.value = letGo(taskEdits.value, task.id);
            box.current?.focus();
          }}
        />
      )}
    </li>
  );
}

function When(props: { task: Task; now: Date }) {
  const { task, now } = props;
  if (task.completed)
    return task.completedAt ? <time class={style.when}>{clock(new Date(task.completedAt))}</time> : null;
  if (task.due === null) return null;
  return (
    <time class={classes(style.when, task.late && style.late)} dateTime={task.due}>
      {dayName(task.due, dayOf(now))}
      {task.late && <span class="sr">, {t('tasks.isLate')}</span>}
    </time>
  );
}

/** A line that becomes a small form, whose script comes with the first use. */
function AddTask() {
  const open = useSignal(false);
  const opener = useRef<HTMLButtonElement>(null);
  const Form = dialogs.value?.task;
  if (open.value && Form)
    return (
      <Form
        onClose={() => {
          open.value = false;
          requestAnimationFrame(() => opener.current?.focus());
        }}
      />
    );
  return (
    <button
      ref={opener}
      type="button"
      class={style.add}
      onClick={async () => {
        await loadDialogs();
        open.value = true;
      }}
    >
      <Icon node={Plus} size="s" />
      <span>{t('tasks.add')}</span>
    </button>
  );
}
