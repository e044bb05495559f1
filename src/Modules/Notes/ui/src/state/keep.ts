import { ApiProblem } from '@kit/api/problem';
import { notesApi } from '../api/wire';
import type { Store } from '../store/store';
import type { Engine } from '../sync/engine';
import { known } from './library';

/** How many notes, the pinned and the last changed ones first, are kept here to be read and written without network. */
const kept = 200;
const pause = 120;

/** Brings the notes a person is likely to want offline into this browser, one after the other, while nothing else is asked. */
export class Keeper {
  readonly #store: Store;
  readonly #engine: Engine;
  #going = false;

  constructor(store: Store, engine: Engine) {
    this.#store = store;
    this.#engine = engine;
  }

  /** Starts, unless it is under way already. */
  go(): void {
    if (this.#going || !this.#store.lasting) return;
    this.#going = true;
    void this.#work().finally(() => {
      this.#going = false;
    });
  }

  async #work(): Promise<void> {
    const wanted = known.value
      .toSorted(
        (left, right) => Number(right.pinned) - Number(left.pinned) || (left.modified < right.modified ? 1 : -1),
      )
      .slice(0, kept);
    for (const note of wanted) {
      const held = await this.#engine.read(note.id);
      if (held?.listVersion === note.version || (held !== null && held.mine !== null)) continue;
      await new Promise((done) => setTimeout(done, pause));
      if (document.visibilityState === 'hidden' || !navigator.onLine) return;
      try {
        await this.#engine.renew(note.id, () => notesApi.read(note.id));
      } catch (failure) {
        if (!(failure instanceof ApiProblem)) throw failure;
        if (failure.status !== 404 && failure.status !== 403) return;
      }
    }
  }
}
