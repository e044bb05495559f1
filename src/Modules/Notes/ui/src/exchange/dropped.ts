/** The files of a drop; a folder comes with all that is in it, each file with its path as if it had been chosen. */
export async function dropped(data: DataTransfer | null): Promise<File[]> {
  // The entries are only there until the event is over, so all are asked for before the first is waited for.
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: File[] = [];
  for (const entry of entries) await walk(entry, files);
  return files;
}

async function walk(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, stop) => (entry as FileSystemFileEntry).file(done, stop));
    if (entry.fullPath.split('/').length > 2)
      Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.slice(1) });
    files.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives its entries in portions; an empty one is the last.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, stop) => reader.readEntries(done, stop));
    if (portion.length === 0) return;
    for (const inside of portion) await walk(inside, files);
  }
}
