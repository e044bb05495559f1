import { notesApi } from '../api/wire';
import type { Folder } from '../models/note.model';
import { folderOf, folders } from '../state/library';
import { fileName } from './names.model';
import { patient } from './patient';

/** The folders of the server that go with the folders of an import; each is made once. */
export class Places {
  readonly #into: string;
  readonly #ended: AbortSignal;
  readonly #made = new Map<string, Promise<string>>();

  constructor(into: string, ended: AbortSignal) {
    this.#into = into;
    this.#ended = ended;
  }

  /** The id of the folder that lies `steps` below the one that is imported into. */
  of(steps: readonly string[]): Promise<string> {
    return this.#at(steps.map((name) => fileName(name, '_')));
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
    const above = folderOf(parent);
    const wanted = `${above?.path ?? ''}/${name}`.toLowerCase();
    const known = folders.value.find(
      (folder) => folder.path.toLowerCase() === wanted && folder.owner === (above?.owner ?? null),
    );
    if (known !== undefined) return known.id;
    const folder: Folder = await patient(() => notesApi.addFolder(name, parent), this.#ended);
    folders.value = [...folders.value, folder];
    return folder.id;
  }
}
