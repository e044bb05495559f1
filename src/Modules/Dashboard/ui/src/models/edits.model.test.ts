import { describe, expect, it } from 'vitest';
import { applied, begun, confirmed, letGo, noEdits, refused } from './edits.model';
import { type MailList, type Marks, unread, withMarked, withMarks, withoutMessage } from './mail.model';
import { type Completion, counts, type Task, type TaskList, withCompletion, withTask } from './tasks.model';

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  title: id,
  due: null,
  late: false,
  completed: false,
  completedAt: null,
  priority: 0,
  version: '1',
  ...more,
});
const now = new Date('2026-11-24T10:00:00Z');
const tick: Completion = { completed: true };
const show = (tasks: readonly Task[], edits: ReturnType<typeof noEdits<Completion>>) =>
  applied(tasks, edits, (each, change) => withCompletion(each, change, now));

describe('a tick', () => {
  const tasks = [task('a'), task('b', { late: true })];

  it('shows at once and keeps its place', () => {
    const shown = show(tasks, begun(noEdits<Completion>(), 'b', tick));
    expect(shown.map((each) => [each.id, each.completed])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });

  it('counts at once', () => {
    const list: TaskList = { open: 9, late: 1, tasks };
    expect(counts(list, show(tasks, begun(noEdits<Completion>(), 'b', tick)))).toEqual({ open: 8, late: 0 });
  });

  it('survives an answer that left the server before it', () => {
    const edits = begun(noEdits<Completion>(), 'a', tick);
    expect(show([task('a'), task('c')], edits)[0]?.completed).toBe(true);
  });

  it('goes back with its reason when the server has it not', () => {
    const edits = refused(begun(noEdits<Completion>(), 'a', tick), 'a', tick, 'in time');
    expect(show(tasks, edits)[0]?.completed).toBe(false);
    expect(edits.refused.get('a')).toEqual({ change: tick, why: 'in time' });
    expect(letGo(edits, 'a').refused.size).toBe(0);
  });

  it('forgets the old refusal when it is tried again', () => {
    const edits = refused(begun(noEdits<Completion>(), 'a', tick), 'a', tick, 'in time');
    expect(begun(edits, 'a', { completed: true }).refused.size).toBe(0);
  });

  it('is not confirmed nor refused by the answer to an earlier change', () => {
    const off: Completion = { completed: false };
    const edits = begun(begun(noEdits<Completion>(), 'a', tick), 'a', off);
    expect(confirmed(edits, 'a', tick).pending.get('a')).toBe(off);
    expect(refused(edits, 'a', tick, 'in time').refused.size).toBe(0);
  });
});

describe('the list of tasks after an answer', () => {
  it('puts a new task among the open ones by its day', () => {
    const list: TaskList = {
      open: 3,
      late: 0,
      tasks: [
        task('a', { due: '2026-11-24' }),
        task('b', { due: '2026-11-30' }),
        task('c'),
        task('d', { completed: true }),
      ],
    };
    expect(withTask(list, task('n', { due: '2026-11-27' })).tasks.map((each) => each.id)).toEqual([
      'a',
      'n',
      'b',
      'c',
      'd',
    ]);
    expect(withTask(list, task('n')).tasks.map((each) => each.id)).toEqual(['a', 'b', 'c', 'n', 'd']);
    expect(withTask(list, task('n')).open).toBe(4);
  });

  it('replaces a known one and counts', () => {
    const list: TaskList = { open: 2, late: 1, tasks: [task('a', { late: true }), task('b')] };
    expect(withTask(list, task('a', { completed: true, late: false }))).toMatchObject({ open: 1, late: 0 });
  });
});

describe('marks on messages', () => {
  const message = (id: string, seen: boolean) => ({
    id,
    from: { name: '', address: '' },
    subject: '',
    preview: '',
    date: '',
    seen,
    flagged: false,
    answered: false,
    hasAttachment: false,
    address: '',
  });
  const list: MailList = {
    unread: 12,
    total: 40,
    canArchive: true,
    messages: [message('a', false), message('b', true)],
  };

  it('changes the count of unread ones by what is seen here', () => {
    expect(
      unread(
        list,
        applied<(typeof list.messages)[number], Marks>(
          list.messages,
          begun(noEdits<Marks>(), 'a', { seen: true }),
          withMarks,
        ),
      ),
    ).toBe(11);
    expect(withMarked(list, 'b', { seen: false }).unread).toBe(13);
    expect(withMarked(list, 'a', { flagged: true })).toMatchObject({
      unread: 12,
      messages: [{ flagged: true, seen: false }, {}],
    });
  });

  it('leave the list and its counts with an archived message', () => {
    expect(withoutMessage(list, 'a')).toMatchObject({ unread: 11, total: 39, messages: [{ id: 'b' }] });
    expect(withoutMessage(list, 'b')).toMatchObject({ unread: 12, total: 39 });
    expect(withoutMessage(list, 'gone')).toBe(list);
  });
});
