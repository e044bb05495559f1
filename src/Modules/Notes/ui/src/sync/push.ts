import { ApiProblem } from '@kit/api/problem';
import { mayPass, meansSignedOut } from '@kit/api/problem.model';
import type { Content, Detail, Summary } from '../models/note.model';
import type { Store } from '../store/store';
import type { Change, Drained } from './engine';
import { done, gone, type Held, present, sending, stale, stored, troubled } from './held.model';
import type { Merge } from './merging.model';

/** The writing half of the API. */
export interface Server {
  create(key: string, folderId: string | null, content: Content, pinned: boolean): Promise<Detail>;
  save(id: string, version: string, content: Content): Promise<Detail>;
  pin(id: string, pinned: boolean): Promise<unknown>;
  move(id: string, folderId: string): Promise<Summary>;
  remove(id: string): Promise<void>;
}

export interface PushParts {
  readonly store: Store;
  readonly server: Server;
  readonly merge: () => Promise<Merge>;
  readonly newKey: () => string;
  readonly tell: (change: Change) => void;
  readonly home: () => { readonly id: string; readonly name: string };
}

type Step = (id: string, step: (held: Held | null) => Held | null, about?: Partial<Change>) => Promise<Held | null>;

/** How often one save may be stale in a row before others get their turn. */
const rounds = 6;

/** Sends all that waits of one note, in the order: making, words, pin, folder, deletion. */
export async function push(id: string, parts: PushParts, change: Step): Promise<Drained> {
  try {
    for (let round = 0; round < rounds; round++) {
      const held = (await parts.store.read(id))?.held;
      if (held === undefined || held.trouble !== null) return 'done';
      const more =
        held.creation !== null
          ? await make(held, parts, change)
          : held.mine !== null
            ? await save(held, parts, change)
            : await act(held, parts, change);
      if (!more) return 'done';
    }
    return 'done';
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    if (meansSignedOut(failure.status, failure.code)) return 'signedOut';
    if (mayPass(failure.status)) return 'unreachable';
    await change(id, (held) => (held === null ? null : troubled(held, failure.code)));
    return 'done';
  }
}

async function make(held: Held, parts: PushParts, change: Step): Promise<boolean> {
  if (held.creation === null) return true;
  if (held.wanted.deleted !== null && held.sent === null) {
    const record = await parts.store.read(held.id);
    if (record !== null && (await parts.store.remove(held.id, record.rev)))
      parts.tell({ id: held.id, from: held.id, held: null });
    return false;
  }
  // The key makes a second try harmless, as long as it sends what the first one sent.
  const content = held.sent ?? present(held);
  const folder = held.wanted.folderId ?? held.folderId;
  await change(held.id, (before) => before && sending(before, content));
  try {
    const detail = await parts.server.create(held.creation, folder, content, held.pinned);
    const merge = await parts.merge();
    await change(
      held.id,
      (before) =>
        before &&
        done(stored(before, content, detail, merge), {
          folderId: before.wanted.folderId === folder ? null : before.wanted.folderId,
        }),
    );
    return true;
  } catch (failure) {
    const { id, name } = parts.home();
    const elsewhere =
      failure instanceof ApiProblem && (failure.status === 403 || failure.status === 404) && folder !== id;
    if (!elsewhere) throw failure;
    // The folder is gone or closed: the words go where a note of one's own always may.
    await change(
      held.id,
      (before) =>
        before && {
          ...before,
          folderId: id,
          folderName: name,
          sent: null,
          wanted: { ...before.wanted, folderId: null },
        },
    );
    return true;
  }
}

async function save(held: Held, parts: PushParts, change: Step): Promise<boolean> {
  // What went without an answer goes again as it was: only then the answer says whether the server has it.
  const before = held.sent;
  const content = before ?? present(held);
  await change(held.id, (now) => now && sending(now, content));
  try {
    const detail = await parts.server.save(held.id, held.version ?? '', content);
    const merge = await parts.merge();
    await change(held.id, (now) => now && stored(now, content, detail, merge));
    return true;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    if (failure.code === 'notes.changed_meanwhile') {
      const merge = await parts.merge();
      const theirs = failure.details.body.current as Detail;
      let merged = { taken: 0, conflicts: 0 };
      // A refused save changed nothing; only an earlier one without an answer leaves a doubt.
      const step = (now: Held | null): Held | null => {
        if (now === null) return null;
        const next = stale({ ...now, sent: before }, theirs, merge);
        merged = next.result;
        return next.held;
      };
      await change(held.id, step, {
        get merged() {
          return merged;
        },
      });
      return true;
    }
    if (failure.status === 404) {
      const { id, name } = parts.home();
      await change(held.id, (now) => now && gone(now, parts.newKey(), id, name));
      return true;
    }
    // Refused for good: nothing of it is on the server. After no answer it stays in doubt.
    if (failure.status >= 400 && failure.status < 500) await change(held.id, (now) => now && { ...now, sent: before });
    throw failure;
  }
}

async function act(held: Held, parts: PushParts, change: Step): Promise<boolean> {
  const { pinned, folderId, deleted } = held.wanted;
  if (deleted !== null) {
    await parts.server.remove(held.id).catch(unlessGone);
    const record = await parts.store.read(held.id);
    // Taken back meanwhile, in this or another tab: the trash has it, and the next push makes it anew.
    if (record !== null && record.held.wanted.deleted === null) {
      await change(held.id, (now) => now && gone(now, parts.newKey(), now.folderId, now.folderName));
      return true;
    }
    if (record !== null && (await parts.store.remove(held.id, record.rev)))
      parts.tell({ id: held.id, from: held.id, held: null });
    return false;
  }
  if (pinned !== null) {
    await parts.server.pin(held.id, pinned);
    await change(
      held.id,
      (now) => now && done(now, { pinned: now.wanted.pinned === pinned ? null : now.wanted.pinned }, { pinned }),
    );
    return true;
  }
  if (folderId !== null) {
    const summary = folderId === held.folderId ? null : await parts.server.move(held.id, folderId);
    await change(
      held.id,
      (now) =>
        now &&
        done(
          now,
          { folderId: now.wanted.folderId === folderId ? null : now.wanted.folderId },
          summary === null ? {} : { id: summary.id, folderId, listVersion: '' },
        ),
    );
    return true;
  }
  return false;
}

function unlessGone(failure: unknown): void {
  if (!(failure instanceof ApiProblem) || failure.status !== 404) throw failure;
}
