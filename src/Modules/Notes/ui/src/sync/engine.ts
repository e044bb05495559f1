import { type Content, type Detail, sameContent } from '../models/note.model';
import type { Store } from '../store/store';
import {
  begun,
  edited,
  type Held,
  isEmpty,
  nothingWanted,
  present,
  received,
  type Wanted,
  waits,
  wanting,
} from './held.model';
import type { Merge } from './merging.model';
import { push, type Server } from './push';

/** What happened to a note here. `from` is the id it had before. */
export interface Change {
  readonly id: string;
  readonly from: string;
  /** Null: it is gone from here. */
  readonly held: Held | null;
  /** How a merge went, right after one. */
  readonly merged?: { readonly taken: number; readonly conflicts: number };
}

/** A note that was just begun here. */
export interface Begun {
  readonly held: Held;
  readonly kept: Promise<void>;
}

/** For how long a deletion can be taken back before the server hears of it, ms. */
export const grace = 7_000;

/** How sending what waits ended. */
export type Drained = 'done' | 'unreachable' | 'signedOut';

export interface EngineParts {
  readonly store: Store;
  readonly server: Server;
  /** Loads what merges texts; only asked for when there is something to merge. */
  readonly merge: () => Promise<Merge>;
  readonly tell: (change: Change) => void;
  readonly newKey: () => string;
  readonly now: () => number;
  /** Runs `work` in one tab at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Where a note goes whose folder is gone. */
  readonly home: () => { readonly id: string; readonly name: string };
}

/**
 * Between the page and the server: every change is kept here first and sent after, and nothing that was written is given up before
 * the server has it.
 */
export class Engine {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  async read(id: string): Promise<Held | null> {
    return (await this.#parts.store.read(id))?.held ?? null;
  }

  /** A new note, to be shown at once; `kept` resolves when it is in this browser's store. */
  create(folder: { readonly id: string; readonly name: string }, content: Content): Begun {
    const { store, newKey, now, tell } = this.#parts;
    const held = begun(newKey(), folder.id, folder.name, content, now());
    const kept = store.write(held.id, held, 0).then(() => tell({ id: held.id, from: held.id, held }));
    return { held, kept };
  }

  /** A person wrote `next` where the page had shown `seen`. What comes back is the note as it is here now. */
  async edit(id: string, seen: Content, next: Content): Promise<Held> {
    const { now, newKey, home, merge: load } = this.#parts;
    let merge: Merge | null = null;
    for (;;) {
      let apart = false;
      const held = await this.#change(id, (before) => {
        // Gone from here while it was being written: the words are a note of their own.
        if (before === null) return begun(newKey(), home().id, home().name, next, now());
        apart = merge === null && !sameContent(present(before), seen);
        return apart ? before : edited(before, seen, next, merge, now());
      });
      if (held !== null && !apart) return held;
      merge = await load();
    }
  }

  /** What merges texts. */
  merging(): Promise<Merge> {
    return this.#parts.merge();
  }

  /** Pin, move, delete, and each taken back. */
  async want(id: string, wanted: Partial<Wanted>): Promise<void> {
    await this.#change(id, (held) => (held === null ? null : wanting(held, wanted, this.#parts.now())));
  }

  /** The same for a note that is not kept here yet. */
  async wantOf(detail: Detail, wanted: Partial<Wanted>): Promise<void> {
    await this.#change(detail.id, (held) => wanting(received(held, detail), wanted, this.#parts.now()));
  }

  /** Takes a note as the server has it. */
  async receive(detail: Detail): Promise<Held> {
    return (await this.#change(detail.id, (held) => received(held, detail))) ?? received(null, detail);
  }

  /** The server no longer has it: what waits here stays, the rest goes. */
  async forget(id: string): Promise<void> {
    for (;;) {
      const record = await this.#parts.store.read(id);
      if (record === null || waits(record.held)) return;
      if (await this.#parts.store.remove(id, record.rev)) {
        this.#parts.tell({ id, from: id, held: null });
        return;
      }
    }
  }

  /** Gives up what is written here of one note, because a person said so. */
  async giveUp(id: string): Promise<void> {
    await this.#change(id, (held) =>
      held === null ? null : { ...held, mine: null, sent: null, trouble: null, since: null, wanted: nothingWanted },
    );
  }

  /** A note that was begun and left without a word. */
  async dropIfEmpty(id: string): Promise<boolean> {
    const record = await this.#parts.store.read(id);
    if (record === null || record.held.creation === null || record.held.sent !== null || !isEmpty(present(record.held)))
      return false;
    const dropped = await this.#parts.store.remove(id, record.rev);
    if (dropped) this.#parts.tell({ id, from: id, held: null });
    return dropped;
  }

  /** Sends all that waits, oldest first, until nothing does or the server cannot be reached. */
  drain(): Promise<Drained> {
    return this.#parts.alone(async () => {
      for (;;) {
        const waiting = await this.#waiting();
        if (waiting.length === 0) return 'done';
        for (const id of waiting) {
          const outcome = await push(id, this.#parts, this.#change);
          if (outcome === 'unreachable' || outcome === 'signedOut') return outcome;
        }
      }
    });
  }

  /** Notes with something unsent, but for those that only a person can settle. */
  async #waiting(): Promise<string[]> {
    const found: Held[] = [];
    for (const id of await this.#parts.store.waiting()) {
      const held = await this.read(id);
      if (held !== null && held.trouble === null && waits(held) && !this.#mayComeBack(held)) found.push(held);
    }
    return found.sort((left, right) => (left.since ?? 0) - (right.since ?? 0)).map((held) => held.id);
  }

  // A deletion waits for as long as it can be taken back.
  #mayComeBack(held: Held): boolean {
    return held.wanted.deleted !== null && this.#parts.now() - held.wanted.deleted < grace;
  }

  /** Everything that waits, also what is in trouble. */
  async unsent(): Promise<Held[]> {
    const found: Held[] = [];
    for (const id of await this.#parts.store.waiting()) {
      const held = await this.read(id);
      if (held !== null) found.push(held);
    }
    return found;
  }

  /** Reads, steps, writes; again when another tab came in between. A step to null changes nothing. */
  readonly #change = async (
    id: string,
    step: (held: Held | null) => Held | null,
    about: Partial<Change> = {},
  ): Promise<Held | null> => {
    for (;;) {
      const record = await this.#parts.store.read(id);
      const next = step(record?.held ?? null);
      if (next === null || next === record?.held) return record?.held ?? null;
      if (await this.#parts.store.write(id, next, record?.rev ?? 0)) {
        this.#parts.tell({ ...about, id: next.id, from: record?.held.id ?? next.id, held: next });
        return next;
      }
    }
  };
}
