/** A note taken out into an archive and in again, all the way that the dialogs go. */
import { Archive } from '../archive';
import { type Given, gathered } from '../given';
import { unique } from '../names.model';
import { isNote, type Read, readNote } from '../read';
import { type Attached, ending, type Format, type Written, written } from '../written';

export async function outAndIn(
  note: Written,
  format: Format,
  attached: readonly Attached[] = [],
): Promise<{ readonly read: Read; readonly text: string }> {
  const taken = new Set<string>();
  const path = unique(`Notes/a (1) ż${ending[format]}`, taken);
  const { text, beside } = written(note, format, path, attached, { files: 'files', picture: 'picture' }, taken);
  const archive = new Archive();
  archive.add(path, new TextEncoder().encode(text), new Date(2026, 10, 24));
  for (const file of beside) archive.add(file.path, file.bytes, new Date(2026, 10, 24));
  const zip = new File([archive.end()], 'Notes.zip');
  const { given, left } = await gathered([zip], new AbortController().signal);
  if (left.length > 0) throw new Error(`left: ${JSON.stringify(left)}`);
  const all = new Map(given.map((each): [string, Given] => [each.path, each]));
  const [one] = given.filter((each) => isNote(each.path));
  if (one === undefined) throw new Error('no note in the archive');
  return { read: await readNote(one, all, new Set()), text };
}
