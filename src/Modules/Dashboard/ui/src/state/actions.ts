import { api } from '@kit/api/client';
import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { signal } from '@preact/signals';
import { begun, confirmed, type Edits, noEdits, refused } from '../models/edits.model';
import { type Pinning, without, withPinned } from '../models/files.model';
import { type Marks, withMarked, withoutMessage } from '../models/mail.model';
import { type Completion, type Task, withTask } from '../models/tasks.model';
import { base, files, mail, pins, refresh, tasks, zone } from './parts';

export const mailEdits = signal<Edits<Marks>>(noEdits());
export const pinEdits = signal<Edits<Pinning>>(noEdits());
export const taskEdits = signal<Edits<Completion>>(noEdits());

/** Marks a message; it shows at once, and shows the old state again when the server has it not. */
export async function mark(id: string, marks: Marks): Promise<boolean> {
  const change = { ...mailEdits.value.pending.get(id), ...marks };
  mailEdits.value = begun(mailEdits.value, id, change);
  try {
    await Promise.all(
      Object.entries(marks).map(([name, value]) =>
        api.put(`${base}/mail/${encodeURIComponent(id)}/${name}`, { [name]: value }),
      ),
    );
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    mailEdits.value = refused(mailEdits.value, id, change, reason(failure));
    return false;
  }
  mail.patch((list) => withMarked(list, id, marks));
  mailEdits.value = confirmed(mailEdits.value, id, change);
  return true;
}

/** The message that the person archived last, until it is taken back. */
export const archivedLast = signal<Archived | null>(null);
/** Why a message could not be taken back from the archive. */
export const notTakenBack = signal<{ readonly message: Archived; readonly why: string } | null>(null);

export interface Archived {
  /** What the server takes to bring it back. */
  readonly token: string;
  readonly what: string;
}

/** Archives a message, which leaves the list at once; null when the server has it where it was. */
export async function archive(id: string, what: string): Promise<Archived | null> {
  const change: Marks = { ...mailEdits.value.pending.get(id), archived: true };
  mailEdits.value = begun(mailEdits.value, id, change);
  try {
    const { archived } = await api.post<{ readonly archived: string }>(
      `${base}/mail/${encodeURIComponent(id)}/archive`,
    );
    mail.patch((list) => withoutMessage(list, id));
    mailEdits.value = confirmed(mailEdits.value, id, change);
    archivedLast.value = { token: archived, what };
    return archivedLast.value;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    mailEdits.value = refused(mailEdits.value, id, change, reason(failure));
    return null;
  }
}

/** Brings a message back to the folder it was archived from; false when the server has not done it. */
export async function takeBack(message: Archived): Promise<boolean> {
  notTakenBack.value = null;
  if (archivedLast.value === message) archivedLast.value = null;
  try {
    await api.post(`${base}/mail/unarchive`, { archived: message.token });
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    notTakenBack.value = { message, why: reason(failure) };
    return false;
  }
  await mail.refresh();
  return true;
}

/** Pins a file or takes the pin off; false when the server has it not. */
export async function pin(id: string, pinned: boolean): Promise<boolean> {
  const change = { pinned };
  pinEdits.value = begun(pinEdits.value, id, change);
  try {
    const path = `${base}/pins/${encodeURIComponent(id)}`;
    await (pinned ? api.put(path) : api.delete(path));
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    pinEdits.value = refused(pinEdits.value, id, change, reason(failure));
    return false;
  }
  files.patch((list) => withPinned(list, id, change));
  if (pinned) refresh('pins');
  else pins.patch((list) => without(list, id));
  pinEdits.value = confirmed(pinEdits.value, id, change);
  return true;
}

/** Ticks a task or takes the tick off; false when the server has it not. */
export async function complete(id: string, completed: boolean): Promise<boolean> {
  const change = { completed };
  taskEdits.value = begun(taskEdits.value, id, change);
  try {
    const task = await api.put<Task>(`${base}/tasks/${encodeURIComponent(id)}/completed?timeZone=${zone()}`, {
      completed,
    });
    tasks.patch((list) => withTask(list, task));
    taskEdits.value = confirmed(taskEdits.value, id, change);
    return true;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    taskEdits.value = refused(taskEdits.value, id, change, reason(failure));
    return false;
  }
}

/** Stores a new task; rejects with `ApiProblem`. */
export async function addTask(title: string, due: string | null): Promise<Task> {
  const task = await api.post<Task>(`${base}/tasks?timeZone=${zone()}`, { title, due });
  tasks.patch((list) => withTask(list, task));
  return task;
}
