import { ApiProblem } from '@kit/api/problem';
import { attachmentAddress, notesApi } from '../api/wire';
import type { Attachment } from '../models/note.model';
import { titleFrom } from '../models/text.model';
import { nameOf } from '../state/acts';
import { here } from '../state/here';
import { folderOf, notes } from '../state/library';
import { type Held, present } from '../sync/held.model';
import { t } from '../t';
import { Archive } from './archive';
import { fileName, unique } from './names.model';
import { bytesAt, patient } from './patient';
import { type Attached, ending, type Format, type Written, written } from './written';

interface Note extends Written {
  readonly id: string;
  readonly modified: string;
  readonly folder: string;
  readonly attachments: readonly Attachment[];
}

export interface Exported {
  readonly name: string;
  readonly blob: Blob;
  /** Titles of notes or names of files that could not be had. */
  readonly missing: readonly string[];
}

const type = { markdown: 'text/markdown', html: 'text/html' } as const;

/** Makes one file of notes: the note itself, or an archive with folders, pictures and attachments. */
export async function exportNotes(
  ids: readonly string[],
  format: Format,
  onProgress: (done: number) => void,
  ended: AbortSignal,
): Promise<Exported> {
  const missing: string[] = [];
  const archive = new Archive();
  const taken = new Set<string>();
  const names = { files: t('export.files'), picture: t('export.picture') };
  let done = 0;
  for (const id of ids) {
    ended.throwIfAborted();
    const note = await read(id, ended);
    if (note === null) missing.push(nameOfKnown(id));
    else {
      const name = fileName(note.title || titleFrom(note.html), t('note.untitled'));
      const attached = await attachmentsOf(note, missing, ended);
      const path = unique(`${folderPath(note.folder)}${name}${ending[format]}`, taken);
      const { text, beside } = written(note, format, path, attached, names, taken);
      if (ids.length === 1 && beside.length === 0)
        return { name: `${name}${ending[format]}`, blob: new Blob([text], { type: type[format] }), missing };
      const changed = new Date(note.modified);
      archive.add(path, new TextEncoder().encode(text), changed);
      for (const file of beside) archive.add(file.path, file.bytes, changed);
    }
    onProgress(++done);
  }
  return { name: t('export.archive'), blob: archive.end(), missing };
}

const folderPath = (folder: string): string =>
  folder
    .split('/')
    .filter((step) => step !== '')
    .map((step) => `${fileName(step, '_')}/`)
    .join('');

function nameOfKnown(id: string): string {
  const known = notes.value.find((note) => note.id === id);
  return known === undefined ? t('note.untitled') : nameOf(known);
}

/** The note as it is here when it is the newest there is, else as the server has it; null when it cannot be had. */
async function read(id: string, ended: AbortSignal): Promise<Note | null> {
  const held = (await here.value?.engine.read(id)) ?? null;
  const listed = notes.value.find((note) => note.id === id);
  if (held !== null && (held.creation !== null || held.mine !== null || held.listVersion === listed?.version))
    return ofHeld(held);
  try {
    const detail = await patient(() => notesApi.read(id, ended), ended);
    return { ...detail, folder: folderOf(detail.folderId)?.path ?? detail.folderName };
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    return held === null ? null : ofHeld(held);
  }
}

function ofHeld(held: Held): Note {
  const { id, folderId, folderName, attachments, modified } = held;
  const folder = folderOf(folderId)?.path ?? folderName;
  return { ...present(held), id, pinned: held.wanted.pinned ?? held.pinned, folder, attachments, modified };
}

async function attachmentsOf(note: Note, missing: string[], ended: AbortSignal): Promise<Attached[]> {
  const found: Attached[] = [];
  for (const { id, name } of note.attachments) {
    try {
      const bytes = await bytesAt(attachmentAddress(note.id, id), ended);
      found.push({ name, address: attachmentAddress(note.id, id, true), bytes });
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      missing.push(name);
    }
  }
  return found;
}

/** Gives a file to the browser's downloads. */
export function download(file: Exported): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file.blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
