import type { Folder, Summary } from '../models/note.model';
import type { Held } from '../sync/held.model';

/** A note with the version of its record: writing needs the one that was read. */
export interface Record {
  readonly held: Held;
  readonly rev: number;
}

/** The list as it was when this browser last saw it. */
export interface Index {
  readonly notes: readonly Summary[];
  readonly folders: readonly Folder[];
  /** For `/changes`; null while the list is not whole. */
  readonly state: string | null;
}

/** What this browser keeps of the notes: encrypted on its disk, or in the memory of one page where that cannot be. */
export interface Store {
  /** Whether it outlives the page. */
  readonly lasting: boolean;
  /** The note of an id, also of one it had before. */
  read(id: string): Promise<Record | null>;
  /**
   * Writes when nobody wrote since `rev` (0: there is no record yet); false otherwise. A new id in `held` leaves a way from the old one
   * and takes the place of a record of `over` (0: there is none).
   */
  write(id: string, held: Held, rev: number, over?: number): Promise<boolean>;
  remove(id: string, rev: number): Promise<boolean>;
  /** Ids of notes with something that is not on the server. */
  waiting(): Promise<string[]>;
  /** Every note that is kept, a few at a time. */
  each(visit: (held: Held) => void): Promise<void>;
  readIndex(): Promise<Index | null>;
  writeIndex(index: Index): Promise<void>;
}
