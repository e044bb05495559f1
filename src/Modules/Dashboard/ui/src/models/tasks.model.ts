export interface Task {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly late: boolean;
  readonly completed: boolean;
  readonly completedAt: string | null;
  /** 1 high, 5 normal, 9 low, 0 unset. */
  readonly priority: number;
  readonly version: string;
}

export interface TaskList {
  readonly open: number;
  readonly late: number;
  readonly tasks: readonly Task[];
}

export interface Completion {
  readonly completed: boolean;
}

/** A task as it will be once the server has the tick. It keeps its place: nothing moves under the hand. */
export function withCompletion(task: Task, { completed }: Completion, now: Date): Task {
  if (task.completed === completed) return task;
  return { ...task, completed, completedAt: completed ? now.toISOString() : null };
}

/** Counts as they will be once the server has the ticks. */
export function counts(list: TaskList, shown: readonly Task[]): { readonly open: number; readonly late: number } {
  let { open, late } = list;
  for (const [index, before] of list.tasks.entries()) {
    const after = shown[index];
    if (!after || after.completed === before.completed) continue;
    const change = after.completed ? -1 : 1;
    open += change;
    if (before.late) late += change;
  }
  return { open: Math.max(0, open), late: Math.max(0, late) };
}

/** The answer to a tick or an addition put into the list. */
export function withTask(list: TaskList, task: Task): TaskList {
  const known = list.tasks.find((each) => each.id === task.id);
  if (!known) return { ...list, open: list.open + 1, tasks: insert(list.tasks, task) };
  const tasks = list.tasks.map((each) => (each.id === task.id ? task : each));
  return { ...counts(list, tasks), tasks };
}

/** Open ones by due day, those without a day after them, done ones last. */
function insert(tasks: readonly Task[], task: Task): readonly Task[] {
  const at = tasks.findIndex(
    (each) => each.completed || (task.due !== null && (each.due === null || each.due > task.due)),
  );
  return at < 0 ? [...tasks, task] : [...tasks.slice(0, at), task, ...tasks.slice(at)];
}
