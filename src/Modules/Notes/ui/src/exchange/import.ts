import { ApiProblem } from '@kit/api/problem';
import { mayPass } from '@kit/api/problem.model';
import { reason } from '@kit/api/reason';
import { unzip } from 'fflate';
import { notesApi } from '../api/wire';
import { type Content, type Folder, limits } from '../models/note.model';
import { newKey } from '../state/here';
import { folderOf, folders } from '../state/library';
import { upload } from '../state/uploads';
import { t } from '../t';
import { fileName } from './names.model';
import { isNote, readNote } from './read';

/** A file to be imported, with its path from the chosen folder on. */
export interface Given {
  readonly path: string;
  readonly file: Blob;
}

export interface Report {
  readonly taken: number;
  /** What could not be taken, and why. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
}

/** How many notes are on their way at once. */
const atOnce = 4;
const tries = 4;

/** Lays open what a person chose: files, a folder, archives. */
export async function gathered(files: readonly File[]): Promise<Given[]> {
  const found: Given[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    if (!/\.zip$/i.test(path)) found.push({ path, file });
    else
      for (const [inside, bytes] of Object.entries(await unpacked(file)))
        if (!inside.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(inside))
          found.push({ path: inside, file: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
  }
  return found;
}

async function unpacked(file: File): Promise<Record<string, Uint8Array>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new Promise((ready, stop) =>
    unzip(bytes, (failure, data) => (failure === null ? ready(data) : stop(failure))),
  );
}

/** Makes notes of files. Folders become folders below `into`; what cannot be taken is said, the rest goes on. */
export async function importNotes(
  given: readonly Given[],
  into: string,
  onProgress: (done: number, of: number) => void,
  ended: AbortSignal,
): Promise<Report> {
  const all = new Map(given.map((each) => [each.path, each]));
  const used = new Set<string>();
  const left: { path: string; why: string }[] = [];
  const notes = given.filter((each) => isNote(each.path));
  const places = new Places(into);
  let [taken, done] = [0, 0];
  const one = async (each: Given): Promise<void> => {
    try {
      const { content, pinned, attachments } = await readNote(each, all, used);
      const folder = await places.of(each.path);
      const detail = await stored(folder, content, pinned, ended);
      for (const file of attachments) await upload(detail.id, file);
      taken++;
    } catch (failure) {
      if (ended.aborted) return;
      left.push({ path: each.path, why: failure instanceof ApiProblem ? reason(failure) : (failure as Error).message });
    }
    onProgress(++done, notes.length);
  };
  const waiting = [...notes];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined && !ended.aborted; next = waiting.shift()) await one(next);
    }),
  );
  for (const each of given)
    if (!isNote(each.path) && !used.has(each.path)) left.push({ path: each.path, why: t('import.noNote') });
  return { taken, left };
}

/** Stores a note; a busy server is asked again. The key keeps a second try from making a second note. */
async function stored(folder: string, content: Content, pinned: boolean, ended: AbortSignal): Promise<{ id: string }> {
  const key = newKey();
  if (content.html.length > limits.html) throw new Error(t('import.tooLarge'));
  for (let attempt = 1; ; attempt++) {
    ended.throwIfAborted();
    try {
      return (await notesApi.create(key, folder, content, pinned)).data;
    } catch (failure) {
      if (!(failure instanceof ApiProblem) || !mayPass(failure.status) || attempt === tries) throw failure;
      await new Promise((ready) => setTimeout(ready, (failure.details.retryAfter ?? attempt) * 1000));
    }
  }
}

/** The folders of the server that go with the folders of the import; each is made once. */
class Places {
  readonly #into: string;
  readonly #made = new Map<string, Promise<string>>();

  constructor(into: string) {
    this.#into = into;
  }

  of(path: string): Promise<string> {
    // The chosen folder itself is what is imported, not a folder of it.
    return this.#at(
      path
        .split('/')
        .slice(1, -1)
        .map((name) => fileName(name, '_')),
    );
  }

  #at(steps: readonly string[]): Promise<string> {
    if (steps.length === 0) return Promise.resolve(this.#into);
    const key = steps.join('/');
    let made = this.#made.get(key);
    if (made === undefined) {
      made = this.#make(steps);
      this.#made.set(key, made);
    }
    return made;
  }

  async #make(steps: readonly string[]): Promise<string> {
    const parent = await this.#at(steps.slice(0, -1));
    const name = steps.at(-1) ?? '_';
    const wanted = `${folderOf(parent)?.path ?? ''}/${name}`;
    const known = folders.value.find(
      (folder) => folder.path === wanted && folder.owner === (folderOf(parent)?.owner ?? null),
    );
    if (known !== undefined) return known.id;
    const folder: Folder = await notesApi.addFolder(name, parent);
    folders.value = [...folders.value, folder];
    return folder.id;
  }
}
