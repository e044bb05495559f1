import { waits } from '../sync/held.model';
import { memoryStore } from './memory';
import type { Store } from './store';

/**
 * A store on a disk that may be full. What has no room there is kept by the page, and goes to the server from there: a word is never
 * turned away. `onFull` hears when that begins: from then on the page is the only place, and must not be closed lightly.
 */
export function sturdy(disk: Store, onFull: () => void): Store {
  const page = memoryStore();

  return {
    lasting: disk.lasting,
    read: async (id) => (await page.read(id)) ?? (await disk.read(id)),
    write: async (id, held, rev, over = 0) => {
      if ((await page.read(id)) !== null) return page.write(id, held, rev, over);
      for (let tries = 0; ; tries++)
        try {
          return await disk.write(id, held, rev, over);
        } catch (failure) {
          if (!isFull(failure)) throw failure;
          if (tries > 0 || !(await madeRoom(disk, held.id))) break;
        }
      if (waits(held)) onFull();
      return page.write(id, held, 0);
    },
    remove: async (id, rev) => {
      const spare = await page.read(id);
      if (spare === null) return disk.remove(id, rev);
      const there = await disk.read(id);
      if (there !== null) await disk.remove(id, there.rev);
      return page.remove(id, rev);
    },
    waiting: async () => {
      const inPage: string[] = [];
      await page.each((held) => inPage.push(held.id));
      const others = (await disk.waiting()).filter((id) => !inPage.includes(id));
      return [...others, ...(await page.waiting())];
    },
    each: async (visit) => {
      const seen = new Set<string>();
      await page.each((held) => {
        seen.add(held.id);
        visit(held);
      });
      await disk.each((held) => {
        if (!seen.has(held.id)) visit(held);
      });
    },
    readIndex: disk.readIndex,
    writeIndex: (index) => disk.writeIndex(index).catch(unlessFull),
  };
}

/** Lets go of what is only kept for reading offline. */
async function madeRoom(disk: Store, but: string): Promise<boolean> {
  const idle: string[] = [];
  await disk.each((held) => {
    if (!waits(held) && held.trouble === null && held.id !== but) idle.push(held.id);
  });
  for (const id of idle) {
    const record = await disk.read(id);
    if (record !== null && !waits(record.held)) await disk.remove(id, record.rev);
  }
  return idle.length > 0;
}

export function isFull(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'QuotaExceededError';
}

function unlessFull(failure: unknown): void {
  if (!isFull(failure)) throw failure;
}
