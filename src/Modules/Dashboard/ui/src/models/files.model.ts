import type { Place } from '@kit/files/place.model';

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly size: number;
  readonly modified: string;
  readonly lockedBy: string | null;
  readonly pinned: boolean;
}

export interface FileList {
  readonly total: number;
  readonly files: readonly FileRow[];
}

export interface PinList {
  readonly files: readonly FileRow[];
  /** Pinned, but not there any more. */
  readonly gone: readonly { readonly id: string; readonly name: string }[];
}

export interface Pinning {
  readonly pinned: boolean;
}

export function withPinning(file: FileRow, { pinned }: Pinning): FileRow {
  return file.pinned === pinned ? file : { ...file, pinned };
}

/** The list after the server has the pin. */
export function withPinned(list: FileList, id: string, pinning: Pinning): FileList {
  return { ...list, files: list.files.map((each) => (each.id === id ? withPinning(each, pinning) : each)) };
}

/** The pins without one. */
export function without(list: PinList, id: string): PinList {
  return { files: list.files.filter((each) => each.id !== id), gone: list.gone.filter((each) => each.id !== id) };
}
