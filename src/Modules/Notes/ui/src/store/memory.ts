import { waits } from '../sync/held.model';
import type { Index, Record, Store } from './store';

/** Keeps notes for as long as the page is open: where the browser keeps nothing encrypted (no secure connection, closed storage). */
export function memoryStore(): Store {
  const records = new Map<string, Record>();
  const moved = new Map<string, string>();
  let index: Index | null = null;
  const at = (id: string): string => (moved.has(id) ? at(moved.get(id) ?? id) : id);
  return {
    lasting: false,
    read: async (id) => records.get(at(id)) ?? null,
    write: async (id, held, rev, over = 0) => {
      const key = at(id);
      if ((records.get(key)?.rev ?? 0) !== rev) return false;
      if (held.id !== key) {
        if ((records.get(held.id)?.rev ?? 0) !== over) return false;
        records.delete(key);
        moved.delete(held.id);
        moved.set(key, held.id);
      }
      records.set(held.id, { held, rev: rev + 1 });
      return true;
    },
    remove: async (id, rev) => {
      if ((records.get(at(id))?.rev ?? 0) !== rev) return false;
      records.delete(at(id));
      return true;
    },
    waiting: async () => [...records.values()].filter((record) => waits(record.held)).map((record) => record.held.id),
    each: async (visit) => {
      for (const record of records.values()) visit(record.held);
    },
    readIndex: async () => index,
    writeIndex: async (next) => {
      index = next;
    },
  };
}
