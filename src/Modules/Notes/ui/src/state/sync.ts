import { backoff } from '@kit/api/backoff.model';
import { ApiProblem } from '@kit/api/problem';
import { mayPass } from '@kit/api/problem.model';
import { effect, signal } from '@preact/signals';
import { notesApi } from '../api/wire';
import type { Summary } from '../models/note.model';
import type { Store } from '../store/store';
import type { Engine } from '../sync/engine';
import { summaryOf } from '../sync/held.model';
import { folders, known, named, total, upsert, whole } from './library';

/** Why the list could not be asked for; null after a good answer. */
export const listProblem = signal<ApiProblem | null>(null);
/** Since when the list is being asked for. */
export const asking = signal<Date | null>(null);

const firstPage = 100;
const furtherPage = 500;

/** Keeps the list as the server has it: whole once, afterwards only what changed. */
export class ListSync {
  readonly #store: Store;
  readonly #engine: Engine;
  readonly #onFresh: () => void;
  #state: string | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, engine: Engine, onFresh: () => void) {
    this.#store = store;
    this.#engine = engine;
    this.#onFresh = onFresh;
  }

  /** The list as this browser last saw it; `alone`, when nobody can be asked, together with notes that are kept but not in it yet. */
  async recall(alone: boolean): Promise<void> {
    const index = await this.#store.readIndex();
    if (index !== null) {
      known.value = index.notes;
      folders.value = index.folders;
      total.value = index.notes.length;
      this.#state = index.state;
      whole.value = index.state !== null;
    }
    if (alone) await this.#find();
    this.#keepIndex();
  }

  async #find(): Promise<void> {
    const ids = new Set(known.value.map((note) => note.id));
    const found: Summary[] = [];
    await this.#store.each((held) => {
      if (held.creation === null && held.wanted.deleted === null && !ids.has(held.id)) found.push(summaryOf(held));
    });
    upsert(found);
  }

  /** Asks for what changed; joins one under way, and asks once more after it, for it may not have seen this change. */
  refresh(): Promise<void> {
    if (this.#running !== null) this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    do {
      this.#again = false;
      asking.value ??= new Date();
      try {
        await Promise.all([this.#state === null ? this.#all() : this.#changed(this.#state), this.#folders()]);
        listProblem.value = null;
        this.#failures = 0;
        this.#onFresh();
      } catch (failure) {
        if (!(failure instanceof ApiProblem)) throw failure;
        listProblem.value = failure;
        if (mayPass(failure.status))
          this.#timer = setTimeout(() => void this.refresh(), backoff(++this.#failures, 2_000, 30_000));
        return;
      } finally {
        asking.value = null;
      }
    } while (this.#again);
  }

  async #folders(): Promise<void> {
    folders.value = await notesApi.folders();
  }

  async #all(): Promise<void> {
    const seen = new Set<string>();
    const take = (page: readonly Summary[]): void => {
      for (const note of page) seen.add(note.id);
      upsert(page);
    };
    const first = await notesApi.list({ limit: firstPage });
    take(first.notes);
    total.value = first.total;
    asking.value = null;
    for (let next = first.next; next !== null; ) {
      const page = await notesApi.list({ limit: furtherPage, cursor: next });
      take(page.notes);
      next = page.next;
    }
    await this.#drop((id) => !seen.has(id));
    this.#state = first.state;
    whole.value = true;
  }

  async #changed(state: string): Promise<void> {
    let answer: Awaited<ReturnType<typeof notesApi.changes>>;
    try {
      answer = await notesApi.changes(state, false);
    } catch (failure) {
      if (!(failure instanceof ApiProblem) || failure.status !== 410) throw failure;
      this.#state = null;
      return this.#all();
    }
    upsert(answer.changed);
    named.value = new Set(answer.changed.map((note) => note.id));
    total.value = answer.total;
    this.#state = answer.state;
    if (answer.total !== known.value.length) await this.#compare(answer.state);
  }

  /** Something was deleted, moved or came back: the ids say what. */
  async #compare(state: string): Promise<void> {
    const answer = await notesApi.changes(state, true);
    upsert(answer.changed);
    const ids = new Set(answer.ids);
    await this.#drop((id) => !ids.has(id));
    const here = new Set(known.value.map((note) => note.id));
    if ([...ids].some((id) => !here.has(id))) await this.#all();
    else this.#state = answer.state;
  }

  async #drop(isGone: (id: string) => boolean): Promise<void> {
    const gone = known.value.filter((note) => isGone(note.id));
    if (gone.length === 0) return;
    known.value = known.value.filter((note) => !isGone(note.id));
    for (const note of gone) await this.#engine.forget(note.id);
  }

  /** Keeps the list here, a moment after it changed. */
  #keepIndex(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const index = { notes: known.value, folders: folders.value };
      clearTimeout(timer);
      timer = setTimeout(() => void this.#store.writeIndex({ ...index, state: whole.value ? this.#state : null }), 800);
    });
  }
}
