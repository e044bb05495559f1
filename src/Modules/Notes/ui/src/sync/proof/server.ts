/** A server of notes as the API describes it, with the faults of a network. For tests. */
import { ApiProblem } from '@kit/api/problem';
import { readProblem } from '@kit/api/problem.model';
import { type Content, contentOf, type Detail, type Summary } from '../../models/note.model';
import type { Server } from '../push';

/** What becomes of the next write. */
export type Fault =
  /** It does not arrive. */
  | 'unreachable'
  /** It is done, and its answer is lost. */
  | 'answerLost'
  | { readonly status: number; readonly code: string; readonly retryAfter?: number };

export function problem(status: number, code: string, more: object = {}, retryAfter: number | null = null): ApiProblem {
  return new ApiProblem(readProblem(status, { code, ...more }, retryAfter));
}

const rights = { modify: true, delete: true, administer: true };

export class NotesServer implements Server {
  readonly notes = new Map<string, Detail>();
  /** Keys of makings, and what each made. */
  readonly made = new Map<string, string>();
  readonly folders = new Set(['home', 'other']);
  /** One for each write to come. */
  readonly faults: Fault[] = [];
  /** Every write that was asked for: `save n1 v2`. */
  readonly asked: string[] = [];
  /** Folders in which nothing may be changed. */
  readonly closed = new Set<string>();
  /** What its clock says; never used to tell what is newer. */
  clock = '2026-01-01T00:00:00.000Z';
  #versions = 0;
  #ids = 0;

  /** Puts a note there, or another text into one, as another client does. */
  put(id: string, content: Partial<Content>, by: Partial<Detail> = {}): Detail {
    const before = this.notes.get(id);
    const version = `v${++this.#versions}`;
    const detail: Detail = {
      id,
      folderId: 'home',
      folderName: 'Notes',
      title: '',
      html: '',
      tags: [],
      pinned: false,
      owner: null,
      attachments: [],
      rights,
      modifiedBy: 'Bob',
      ...before,
      ...content,
      modified: this.clock,
      version,
      listVersion: `l-${version}`,
      ...by,
    };
    this.notes.set(id, detail);
    return detail;
  }

  async read(id: string): Promise<Detail> {
    return this.#note(id);
  }

  create(key: string, folderId: string | null, content: Content, pinned: boolean): Promise<Detail> {
    return this.#write(`create ${key}`, () => {
      const known = this.made.get(key);
      if (known !== undefined && this.notes.has(known)) return this.#note(known);
      if (!this.folders.has(folderId ?? 'home')) throw problem(404, 'notes.not_found');
      this.#mayWrite(folderId ?? 'home');
      const id = `n${++this.#ids}`;
      this.made.set(key, id);
      return this.put(id, contentOf(content), { pinned, folderId: folderId ?? 'home' });
    });
  }

  save(id: string, version: string, content: Content): Promise<Detail> {
    return this.#write(`save ${id} ${version}`, () => {
      const note = this.#note(id);
      this.#mayWrite(note.folderId);
      if (note.version !== version)
        throw problem(412, 'notes.changed_meanwhile', { current: note, currentVersion: note.version });
      return this.put(id, contentOf(content), { modifiedBy: 'Alice' });
    });
  }

  pin(id: string, pinned: boolean): Promise<unknown> {
    return this.#write(`pin ${id} ${pinned}`, () => this.notes.set(id, { ...this.#note(id), pinned }));
  }

  move(id: string, folderId: string): Promise<Summary> {
    return this.#write(`move ${id} ${folderId}`, () => {
      const note = this.#note(id);
      if (!this.folders.has(folderId)) throw problem(404, 'notes.not_found');
      this.notes.delete(id);
      return this.put(`${id}-in-${folderId}`, contentOf(note), { ...note, id: `${id}-in-${folderId}`, folderId });
    });
  }

  remove(id: string): Promise<void> {
    return this.#write(`remove ${id}`, () => {
      this.#mayWrite(this.#note(id).folderId);
      this.notes.delete(id);
    });
  }

  #note(id: string): Detail {
    const note = this.notes.get(id);
    if (note === undefined) throw problem(404, 'notes.not_found');
    return note;
  }

  #mayWrite(folder: string): void {
    if (this.closed.has(folder)) throw problem(403, 'notes.not_allowed');
  }

  async #write<T>(what: string, act: () => T): Promise<T> {
    this.asked.push(what);
    const fault = this.faults.shift();
    if (fault === 'unreachable') throw problem(0, 'network.unreachable');
    if (typeof fault === 'object') throw problem(fault.status, fault.code, {}, fault.retryAfter ?? null);
    const answer = act();
    if (fault === 'answerLost') throw problem(0, 'network.timed_out');
    return answer;
  }
}
