import { isHidden } from './names.model';
import { unpacked } from './unpack';

/** A file to be imported. */
export interface Given {
  /** From the chosen folder or archive on. */
  readonly path: string;
  readonly file: Blob;
  /** The folders below the one that is imported into. */
  readonly steps: readonly string[];
}

/** Something that could not be taken. */
export interface Left {
  readonly path: string;
  readonly why: string;
}

export interface Gathered {
  readonly given: readonly Given[];
  readonly left: readonly Left[];
}

/** Lays open what a person chose: files, a folder, archives. */
export async function gathered(files: readonly File[], ended: AbortSignal): Promise<Gathered> {
  const given: Given[] = [];
  const left: Left[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    if (isHidden(path)) continue;
    if (/\.zip$/i.test(path)) {
      const inside = await unpacked(file, path, ended);
      given.push(...withoutTop(inside.files));
      left.push(...inside.left);
    } else given.push({ path, file, steps: path.split('/').slice(1, -1) });
  }
  return { given, left };
}

/** The one folder that all of an archive lies in is what is imported, not a folder of it. */
function withoutTop(files: readonly Given[]): readonly Given[] {
  const top = files[0]?.steps[0];
  const shared = top !== undefined && files.every(({ steps }) => steps[0] === top);
  return shared ? files.map((each) => ({ ...each, steps: each.steps.slice(1) })) : files;
}
