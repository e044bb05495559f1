/** One browser of one person: a store, an engine, and what it told. For tests. */
import { mergeContents } from '../../editor/merging';
import type { Content } from '../../models/note.model';
import { plainText } from '../../models/text.model';
import { memoryStore } from '../../store/memory';
import type { Store } from '../../store/store';
import { type Change, Engine } from '../engine';
import { type Held, present } from '../held.model';
import type { Server } from '../push';

export const content = (text: string, title = 'Plan', tags: readonly string[] = []): Content => ({
  title,
  html: text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join(''),
  tags,
});

export class Browser {
  readonly changes: Change[] = [];
  readonly engine: Engine;
  now = Date.parse('2026-03-01T10:00:00Z');
  #keys = 0;

  constructor(
    server: Server,
    readonly store: Store = memoryStore(),
    name = 'key',
  ) {
    let last: Promise<unknown> = Promise.resolve();
    this.engine = new Engine({
      store,
      server,
      merge: async () => mergeContents,
      tell: (change) => this.changes.push(change),
      newKey: () => `${name}-${++this.#keys}`,
      now: () => this.now,
      alone: (work) => {
        const next = last.then(work, work);
        last = next;
        return next;
      },
      home: () => ({ id: 'home', name: 'Notes' }),
    });
  }

  /** Opens a note of the server. */
  async open(id: string, server: Server): Promise<Held> {
    const held = await this.engine.renew(id, () => server.read(id));
    if (held === null) throw new Error(`${id} is not there`);
    return held;
  }

  /** Writes a text where the page showed the note as it is here now. */
  async write(id: string, text: string, title?: string): Promise<Held> {
    const held = await this.held(id);
    const seen = present(held);
    return this.engine.edit(id, seen, content(text, title ?? seen.title, seen.tags));
  }

  async held(id: string): Promise<Held> {
    const held = await this.engine.read(id);
    if (held === null) throw new Error(`${id} is not kept here`);
    return held;
  }

  async text(id: string): Promise<string> {
    return plainText(present(await this.held(id)).html);
  }
}
