import { ApiProblem } from '@kit/api/problem';
import { mayPass, meansSignedOut } from '@kit/api/problem.model';
import type { Content, Detail, Summary } from '../models/note.model';
import type { Store } from '../store/store';
import { done, gone, sending, stale, stored } from './answers.model';
import type { Change } from './engine';
import { type Held, present } from './held.model';
import type { Merge } from './merging.model';
import { mayComeBack, troubled } from './steps.model';

/** What sending asks of the API. */
export interface Server {
  read(id: string): Promise<Detail>;
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
  readonly now: () => number;
  readonly tell: (change: Change) => void;
  readonly home: () => { readonly id: string; readonly name: string };
}

/** How sending what waits of one note ended. */
export type Pushed =
  | { readonly kind: 'done' }
  /** This one was not taken, and may be later. */
  | { readonly kind: 'later'; readonly code: string; readonly retryAfter: number | null }
  /** Nothing can be sent now. */
  | { readonly kind: 'unreachable'; readonly retryAfter: number | null }
  | { readonly kind: 'signedOut' };

export type Step = (
  id: string,
  step: (held: Held | null) => Held | null,
  about?: Partial<Change>,
) => Promise<Held | null>;

/** How often one save may be stale in a row before others get their turn. */
const rounds = 6;

/** Sends all that waits of one note, in the order: making, words, pin, folder, deletion. */
export async function push(id: string, parts: PushParts, change: Step, noGrace: boolean): Promise<Pushed> {
  try {
    for (let round = 0; round < rounds; round++) {
      const held = (await parts.store.read(id))?.held;
      if (held === undefined || held.trouble !== null || (!noGrace && mayComeBack(held, parts.now()))) break;
      const more =
        held.creation !== null
          ? await make(held, held.creation, parts, change)
          : held.mine !== null
            ? await save(held, parts, change)
            : await act(held, parts, change);
      if (!more) break;
    }
    return { kind: 'done' };
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    const { status, code } = failure;
    const { retryAfter } = failure.details;
    if (meansSignedOut(status, code)) return { kind: 'signedOut' };
    // Too long on the way, or a fault of the server's with this one note: the others go all the same.
    if (code === 'network.timed_out' || status === 408 || status === 423 || (status >= 500 && !mayPass(status)))
      return { kind: 'later', code, retryAfter };
    if (mayPass(status)) return { kind: 'unreachable', retryAfter };
    await change(id, (held) => held && troubled(held, code));
    return { kind: 'done' };
  }
}

async function make(held: Held, key: string, parts: PushParts, change: Step): Promise<boolean> {
  if (held.wanted.deleted !== null && held.sent === null) return drop(held.id, parts);
  // The key makes a second try harmless, as long as it sends what the first one sent.
  const content = held.sent ?? present(held);
  const folder = held.wanted.folderId ?? held.folderId;
  await change(held.id, (before) => before && sending(before, content));
  try {
    const detail = await parts.server.create(key, folder, content, held.pinned);
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
    const elsewhere = isRefused(failure, 403, 404, 410) && folder !== id;
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
    if (isRefused(failure, 412)) {
      await takeTheirs(held.id, before, await current(held.id, failure, parts), parts, change);
      return true;
    }
    if (isRefused(failure, 404, 410)) return lose(held, parts, change);
    // Refused for good: nothing of it is on the server. After no answer it stays in doubt.
    if (failure instanceof ApiProblem && failure.status >= 400 && failure.status < 500)
      await change(held.id, (now) => now && { ...now, sent: before });
    throw failure;
  }
}

/** The note as the server has it, from a refusal that brings it along or asked for. */
async function current(id: string, refusal: ApiProblem, parts: PushParts): Promise<Detail> {
  const carried = refusal.details.body.current as Detail | undefined;
  return carried ?? parts.server.read(id);
}

async function takeTheirs(
  id: string,
  sent: Held['sent'],
  theirs: Detail,
  parts: PushParts,
  change: Step,
): Promise<void> {
  const merge = await parts.merge();
  let merged = { taken: 0, conflicts: 0 };
  // A refused save changed nothing; only an earlier one without an answer leaves a doubt.
  const step = (now: Held | null): Held | null => {
    if (now === null) return null;
    const next = stale({ ...now, sent }, theirs, merge);
    merged = next.result;
    return next.held;
  };
  await change(id, step, {
    get merged() {
      return merged;
    },
  });
}

/** The server has it no more: the words here become a note of their own, unless the person gave it up as well. */
async function lose(held: Held, parts: PushParts, change: Step): Promise<boolean> {
  const now = (await parts.store.read(held.id))?.held ?? held;
  if (now.wanted.deleted !== null) return drop(held.id, parts);
  const { id, name } = parts.home();
  await change(held.id, (before) => before && gone(before, parts.newKey(), id, name), { madeAnew: true });
  return true;
}

async function act(held: Held, parts: PushParts, change: Step): Promise<boolean> {
  const { pinned, folderId, deleted } = held.wanted;
  if (deleted !== null) return remove(held, parts, change);
  if (pinned !== null) {
    await parts.server.pin(held.id, pinned).catch(unlessGone);
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

async function remove(held: Held, parts: PushParts, change: Step): Promise<boolean> {
  await parts.server.remove(held.id).catch(unlessGone);
  const record = await parts.store.read(held.id);
  // Taken back meanwhile, in this or another tab: the trash has it, and the next push makes it anew.
  if (record !== null && record.held.wanted.deleted === null) {
    await change(held.id, (now) => now && gone(now, parts.newKey(), now.folderId, now.folderName));
    return true;
  }
  return drop(held.id, parts);
}

/** Takes a note away here, unless somebody wrote in it meanwhile. */
async function drop(id: string, parts: PushParts): Promise<boolean> {
  const record = await parts.store.read(id);
  if (record !== null && (await parts.store.remove(id, record.rev))) parts.tell({ id, from: id, held: null });
  return false;
}

function isRefused(failure: unknown, ...statuses: number[]): failure is ApiProblem {
  return failure instanceof ApiProblem && statuses.includes(failure.status);
}

function unlessGone(failure: unknown): void {
  if (!isRefused(failure, 404, 410)) throw failure;
}
