import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { notesApi } from '../api/wire';
import { type Content, limits } from '../models/note.model';
import { newKey } from '../state/here';
import { letGo, upload, uploads } from '../state/uploads';
import { t } from '../t';
import type { Gathered, Given, Left } from './given';
import { patient } from './patient';
import { Places } from './places';
import { isNote, readNote } from './read';

export interface Report {
  readonly taken: number;
  /** What could not be taken, and why. */
  readonly left: readonly Left[];
  /** Notes that were not looked at, because the person stopped it. */
  readonly unread: number;
}

/** How many notes are on their way at once. */
const atOnce = 4;

/** Makes notes of files. Folders become folders below `into`; what cannot be taken is said, the rest goes on. */
export async function importNotes(
  { given, left: before }: Gathered,
  into: string,
  onProgress: (done: number, of: number) => void,
  ended: AbortSignal,
): Promise<Report> {
  const all = new Map(given.map((each) => [each.path, each]));
  const used = new Set<string>();
  const left: Left[] = [...before];
  const notes = inOrder(given.filter((each) => isNote(each.path)));
  const places = new Places(into, ended);
  let [taken, done] = [0, 0];
  const one = async (each: Given): Promise<void> => {
    if (used.has(each.path)) {
      onProgress(++done, notes.length);
      return;
    }
    try {
      const read = await readNote(each, all, used);
      for (const missing of read.missing) left.push({ path: `${each.path}: ${missing}`, why: t('import.notThere') });
      const detail = await stored(await places.of(each.steps), read.content, read.pinned, ended);
      taken++;
      for (const file of read.attachments) await attach(detail.id, file, each.path, left, ended);
    } catch (failure) {
      if (ended.aborted) return;
      left.push({ path: each.path, why: whyOf(failure) });
    }
    onProgress(++done, notes.length);
  };
  onProgress(0, notes.length);
  const waiting = [...notes];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined && !ended.aborted; next = waiting.shift()) await one(next);
    }),
  );
  if (!ended.aborted)
    for (const each of given)
      if (!isNote(each.path) && !used.has(each.path)) left.push({ path: each.path, why: t('import.noNote') });
  return { taken, left, unread: notes.length - done };
}

function whyOf(failure: unknown): string {
  if (failure instanceof ApiProblem) return reason(failure);
  // Moved, deleted or locked since it was chosen.
  return failure instanceof DOMException ? t('import.unreadable') : (failure as Error).message;
}

/** By path. What lies in a folder that goes with a note (`a files`, `a_files` beside `a.md`) comes last: by then it is known what is attached. */
function inOrder(notes: readonly Given[]): Given[] {
  const stems = new Set(notes.map(({ path }) => path.replace(/\.[^./]+$/, '')));
  const goesWith = ({ path }: Given): boolean =>
    path.split('/').some((_, at, steps) =>
      stems.has(
        steps
          .slice(0, at)
          .join('/')
          .replace(/[ _-][^ _/-]+$/, ''),
      ),
    );
  const sorted = notes.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  const beside = new Set(sorted.filter(goesWith));
  return [...sorted.filter((each) => !beside.has(each)), ...beside];
}

/** Stores a note. The key keeps a second try from making a second note. */
async function stored(folder: string, content: Content, pinned: boolean, ended: AbortSignal): Promise<{ id: string }> {
  const key = newKey();
  if (new Blob([content.html]).size > limits.html) throw new Error(t('import.tooLarge'));
  return (await patient(() => notesApi.create(key, folder, content, pinned), ended)).data;
}

/** What cannot be attached is said with the rest, and not kept on the note's page for another try. */
async function attach(note: string, file: File, path: string, left: Left[], ended: AbortSignal): Promise<void> {
  const send = async (): Promise<void> => {
    await upload(note, file);
    const stopped = uploads.value.find((each) => each.note === note && each.file === file);
    if (stopped?.problem == null) return;
    letGo(stopped.key);
    throw stopped.problem;
  };
  try {
    await patient(send, ended);
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    left.push({ path: `${path}: ${file.name}`, why: reason(failure) });
  }
}
