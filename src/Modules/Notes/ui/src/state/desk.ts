import { signal } from '@preact/signals';
import { type Content, sameContent } from '../models/note.model';
import type { Change, Engine } from '../sync/engine';
import { type Held, present, waits } from '../sync/held.model';
import { type Merge, mergeContent } from '../sync/merging.model';
import { authorOf } from '../sync/steps.model';

/** The editor as the desk sees it. */
export interface EditorPort {
  html(): string;
  /** Shows another text, changing only what differs, so that cursor and scroll stay. */
  become(html: string): void;
}

/** Stands in for an editor that is gone: what was written last is still to be saved, together with what others wrote. */
export function lastWords(html: string): EditorPort {
  let last = html;
  return {
    html: () => last,
    become: (next) => {
      last = next;
    },
  };
}

/** Longest time for which written words are only in the page, ms. */
const settle = { soon: 250, latest: 1_500, again: 3_000 };

let desks = 0;

/**
 * The note that is being written. The page is to this browser's store what the store is to the server: it saves what is new and takes
 * in what others wrote, and no word is given up on the way.
 */
export class Desk {
  /** Stays the same when the server gives the note its id. */
  readonly key: string;
  readonly opened = new Date();
  readonly held;
  readonly title;
  readonly tags;
  /** When the server last answered to words written here. */
  readonly storedAt = signal<Date | null>(null);
  /** Whether there are words that are only in the page. */
  readonly dirty = signal(false);
  /** The note is gone from the server while it is on screen, and nothing was written in it since. */
  readonly gone = signal(false);
  /** The note went from the server while it was written in, and is a new one now. */
  readonly anew = signal(false);
  readonly #engine: Engine;
  readonly #onSaved: () => void;
  #seen: Content;
  #editor: EditorPort | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirtySince = 0;
  #keeping = false;
  #work: Promise<void>;

  /** `kept`: the store has the note; a new one is shown before. */
  constructor(held: Held, engine: Engine, onSaved: () => void, kept: Promise<void> = Promise.resolve()) {
    this.#work = kept;
    this.#engine = engine;
    this.#onSaved = onSaved;
    this.#seen = present(held);
    this.key = `${held.id}-${++desks}`;
    this.held = signal(held);
    this.title = signal(this.#seen.title);
    this.tags = signal(this.#seen.tags);
  }

  get id(): string {
    return this.held.value.id;
  }

  /** The text as the page last agreed on it with the store. */
  get html(): string {
    return this.#seen.html;
  }

  attach(editor: EditorPort): void {
    this.#editor = editor;
  }

  setTitle(title: string): void {
    this.title.value = title;
    this.touched();
  }

  setTags(tags: readonly string[]): void {
    this.tags.value = tags;
    this.touched();
  }

  /** Something was written. */
  touched(): void {
    const now = Date.now();
    if (!this.dirty.value) this.#dirtySince = now;
    this.dirty.value = true;
    clearTimeout(this.#timer);
    const wait = Math.min(settle.soon, this.#dirtySince + settle.latest - now);
    this.#timer = setTimeout(() => void this.save(), Math.max(0, wait));
  }

  /** Brings what is only in the page into the store. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#after(async () => {
      if (!this.dirty.value) return;
      this.dirty.value = false;
      const written = this.#draft();
      try {
        const held = await this.#engine.edit(this.id, this.#seen, written);
        this.#seen = written;
        if (this.held.value.creation === null && held.creation !== null) this.anew.value = !this.#keeping;
        this.gone.value = false;
        await this.#show(held);
      } catch (failure) {
        // Not kept: the words are still only in the page, which asks before it is closed.
        this.dirty.value = true;
        this.#timer = setTimeout(() => void this.save(), settle.again);
        if (!(failure instanceof DOMException || failure instanceof TypeError)) throw failure;
        return;
      }
      this.#onSaved();
    });
  }

  /** Keeps the note that is on screen though the server has it no more, as a new one. */
  async keep(): Promise<void> {
    this.#keeping = true;
    this.touched();
    await this.save();
    this.#keeping = false;
  }

  /** The note changed in the store: the server answered, or another tab wrote. */
  heard(change: Change): void {
    if (change.from !== this.id && change.id !== this.id) return;
    if (change.held === null) {
      this.gone.value = this.held.value.creation === null;
      return;
    }
    this.gone.value = false;
    if (change.madeAnew === true) this.anew.value = true;
    const before = this.held.value;
    this.held.value = change.held;
    if (waits(before) && !waits(change.held)) this.storedAt.value = new Date();
    void this.#after(async () => {
      // Asked for when it is our turn: what is told may be older than what the page has saved since.
      const held = await this.#engine.read(change.id);
      if (held !== null) await this.#show(held);
    });
  }

  /** Saves and lets go; the editor must still be there. */
  async close(): Promise<void> {
    await this.save();
    this.#editor = null;
    await this.#engine.dropIfEmpty(this.id);
  }

  #draft(): Content {
    return { title: this.title.value, html: this.#editor?.html() ?? this.#seen.html, tags: this.tags.value };
  }

  /** Puts on screen what the store holds, together with what was written since. */
  async #show(held: Held): Promise<void> {
    this.held.value = held;
    const now = present(held);
    if (sameContent(now, this.#seen)) return;
    let merge: Merge | null = null;
    // Somebody may begin to write while what merges is loaded.
    while (this.dirty.value && merge === null) merge = await this.#engine.merging();
    const next = merge === null ? now : mergeContent(this.#seen, this.#draft(), now, merge, authorOf(held)).content;
    this.title.value = next.title;
    this.tags.value = next.tags;
    this.#editor?.become(next.html);
    this.#seen = now;
  }

  #after(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work, work);
    return this.#work;
  }
}
