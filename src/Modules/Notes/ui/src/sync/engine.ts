import { type Content, type Detail, sameContent } from '../models/note.model';
import { begun, type Held, isEmpty, nothingWanted, present, type Wanted, waits } from './held.model';
import type { Merge } from './merging.model';
import type { PushParts, Step } from './push';
import { edited, mayComeBack, received, troubled, wanting } from './steps.model';

/** What happened to a note here. `from` is the id it had before. */
export interface Change {
  readonly id: string;
  readonly from: string;
  /** Null: it is gone from here. */
  readonly held: Held | null;
  /** How a merge went, right after one. */
  readonly merged?: { readonly taken: number; readonly conflicts: number };
  /** The server had it no more: what was written here is a new note now. */
  readonly madeAnew?: boolean;
}

/** A note that was just begun here. */
export interface Begun {
  readonly held: Held;
  readonly kept: Promise<void>;
}

/** How sending what waits ended. */
export interface Drained {
  /** `later`: some notes were not taken, all others were sent. */
  readonly kind: 'done' | 'later' | 'unreachable' | 'signedOut';
  /** When the server wants to be asked again, seconds. */
  readonly retryAfter: number | null;
}

export interface EngineParts extends PushParts {
  /** Runs `work` in one tab at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Sending comes after the first paint; null where it cannot be had, for the network went before. */
async function sending(): Promise<typeof import('./push').push | null> {
  try {
    return (await import('./push')).push;
  } catch (failure) {
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}

/** So often the server may fail over one note before a person is asked. */
const patience = 5;

/**
 * Between the page and the server: every change is kept here first and sent after, and nothing that was written is given up before
 * the server has it.
 */
export class Engine {
  readonly #parts: EngineParts;
  /** How often in a row the server failed over a note. */
  readonly #failures = new Map<string, number>();

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

  /**
   * Asks the server for a note and takes it. An answer that was on its way while the note was stored from here is older than what is
   * known, and asked for again.
   */
  async renew(id: string, ask: (version: string | null) => Promise<Detail | null>): Promise<Held | null> {
    for (let round = 0; round < 4; round++) {
      const version = (await this.read(id))?.version ?? null;
      const detail = await ask(version);
      if (detail === null) return this.read(id);
      let late = false;
      const held = await this.#change(detail.id, (now) => {
        late = now !== null && now.version !== version && now.version !== detail.version;
        return late ? now : received(now, detail);
      });
      if (!late) return held;
    }
    return this.read(id);
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
    const record = await this.#parts.store.read(id);
    if (record !== null && record.held.creation !== null) {
      if (await this.#parts.store.remove(id, record.rev)) this.#parts.tell({ id, from: id, held: null });
      return;
    }
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

  /** Sends all that waits, oldest first, until nothing does or the server cannot be reached. `noGrace`: deletions too, at once. */
  drain(noGrace = false): Promise<Drained> {
    return this.#parts.alone(async () => {
      const push = await sending();
      if (push === null) return { kind: 'unreachable', retryAfter: null };
      const later = new Map<string, number | null>();
      for (;;) {
        const waiting = (await this.#waiting(noGrace)).filter((id) => !later.has(id));
        if (waiting.length === 0) break;
        for (const id of waiting) {
          const pushed = await push(id, this.#parts, this.#change, noGrace);
          if (pushed.kind === 'unreachable') return pushed;
          if (pushed.kind === 'signedOut') return { ...pushed, retryAfter: null };
          if (pushed.kind === 'later') {
            later.set(id, pushed.retryAfter);
            await this.#failed(id, pushed.code);
          } else this.#failures.delete(id);
        }
      }
      const waits = [...later.values()].filter((wait) => wait !== null);
      return {
        kind: later.size > 0 ? 'later' : 'done',
        retryAfter: waits.length > 0 ? Math.max(...waits) : null,
      };
    });
  }

  /** The server failed over a note once more: in the end that is told, and a person says when it is tried again. */
  async #failed(id: string, code: string): Promise<void> {
    const times = (this.#failures.get(id) ?? 0) + 1;
    this.#failures.set(id, times);
    if (times < patience) return;
    this.#failures.delete(id);
    await this.#change(id, (held) => held && troubled(held, code));
  }

  /** Notes with something unsent, but for those that only a person can settle. */
  async #waiting(noGrace: boolean): Promise<string[]> {
    const found = (await this.unsent()).filter(
      (held) => held.trouble === null && waits(held) && (noGrace || !mayComeBack(held, this.#parts.now())),
    );
    return found.sort((left, right) => (left.since ?? 0) - (right.since ?? 0)).map((held) => held.id);
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
  readonly #change: Step = async (id, step, about = {}) => {
    for (;;) {
      const record = await this.#parts.store.read(id);
      let next = step(record?.held ?? null);
      if (next === null || next === record?.held) return record?.held ?? null;
      const from = record?.held.id ?? id;
      let over = 0;
      if (next.id !== from) {
        const there = await this.#parts.store.read(next.id);
        if (there !== null && there.held.id === next.id) {
          const { joined } = await import('./answers.model');
          next = joined(next, there.held, await this.#parts.merge());
          over = there.rev;
        }
      }
      if (await this.#parts.store.write(id, next, record?.rev ?? 0, over)) {
        this.#parts.tell({ ...about, id: next.id, from, held: next });
        return next;
      }
    }
  };
}
