import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { limits } from '../models/note.model';
import { t } from '../t';
import type { Given, Left } from './given';
import { isHidden, staysInside } from './names.model';

/** What an archive may come to when it is laid open. */
export interface Bounds {
  readonly entries: number;
  /** Of one file, bytes. */
  readonly file: number;
  /** Of all files, bytes. */
  readonly all: number;
}

export const bounds: Bounds = { entries: 20_000, file: limits.attachment, all: 1024 ** 3 };

export interface Unpacked {
  readonly files: readonly Given[];
  readonly left: readonly Left[];
}

/**
 * Lays a zip archive open, a piece at a time. What an entry says of its own size is not believed: what comes out is counted, and an
 * archive that goes beyond the bounds, or whose paths lead out of it, is stopped there.
 */
export async function unpacked(archive: Blob, name: string, ended: AbortSignal, most = bounds): Promise<Unpacked> {
  const files: Given[] = [];
  const left: Left[] = [];
  const open = new Set<string>();
  let [entries, all] = [0, 0];
  let stopped: string | null = null;

  const take = (entry: UnzipFile): void => {
    if (entry.name.endsWith('/') || isHidden(entry.name) || stopped !== null) return;
    const path = `${name}/${entry.name}`;
    const refuse = (why: string): void => {
      open.delete(path);
      left.push({ path, why });
    };
    if (++entries > most.entries) stopped = t('import.tooMany', { count: most.entries });
    else if (!staysInside(entry.name)) refuse(t('import.outside'));
    else if (entry.compression !== 0 && entry.compression !== 8) refuse(t('import.packing'));
    else {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      let size = 0;
      open.add(path);
      entry.ondata = (failure, data, last) => {
        if (!open.has(path)) return;
        if (failure !== null) return refuse(t('import.damaged'));
        size += data.length;
        all += data.length;
        if (all > most.all) stopped = t('import.tooMuch');
        if (size > most.file) return refuse(t('import.fileTooLarge'));
        parts.push(data as Uint8Array<ArrayBuffer>);
        if (!last) return;
        open.delete(path);
        files.push({ path, file: new Blob(parts), steps: entry.name.split('/').slice(0, -1) });
      };
      entry.start();
    }
  };

  const unzip = new Unzip(take);
  unzip.register(UnzipInflate);
  const reader = archive.stream().getReader();
  try {
    for (;;) {
      ended.throwIfAborted();
      const { done, value } = await reader.read();
      unzip.push(value ?? new Uint8Array(0), done);
      if (done || stopped !== null) break;
    }
  } catch (failure) {
    if (ended.aborted) throw failure;
    stopped = t('import.badArchive');
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  for (const path of open) left.push({ path, why: stopped ?? t('import.damaged') });
  if (stopped !== null) left.push({ path: name, why: stopped });
  else if (files.length === 0 && left.length === 0) left.push({ path: name, why: t('import.badArchive') });
  return { files, left };
}
