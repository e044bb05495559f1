/** A server that checks versions, and a client that works on while it cannot reach it. */
import type { DocJson } from '../doc';
import type { Merged } from '../merge.model';
import type { Versions } from './check';

export interface Stored {
  readonly doc: DocJson;
  readonly version: number;
}

export class Server {
  constructor(private stored: Stored) {}

  get(): Stored {
    return this.stored;
  }

  /** Null when it was stored; what is there now when the version is not the current one (412). */
  put(doc: DocJson, ifMatch: number): Stored | null {
    if (ifMatch !== this.stored.version) return this.stored;
    this.stored = { doc, version: ifMatch + 1 };
    return null;
  }
}

export type Merge = (base: DocJson, mine: DocJson, theirs: DocJson) => Merged;

export class Client {
  mine: DocJson;
  private base: Stored;

  constructor(
    private readonly server: Server,
    private readonly merge: Merge,
    private readonly onMerge: (versions: Versions, merged: Merged) => void,
  ) {
    this.base = server.get();
    this.mine = this.base.doc;
  }

  /** Takes what is new while nothing waits to be stored; else stores, merging as often as the version is stale. */
  synchronise(): void {
    if (this.mine === this.base.doc) {
      this.base = this.server.get();
      this.mine = this.base.doc;
      return;
    }
    for (;;) {
      const theirs = this.server.put(this.mine, this.base.version);
      if (theirs === null) break;
      const versions: Versions = { base: this.base.doc, mine: this.mine, theirs: theirs.doc };
      const merged = this.merge(versions.base, versions.mine, versions.theirs);
      this.onMerge(versions, merged);
      this.base = theirs;
      this.mine = merged.doc;
    }
    this.base = this.server.get();
  }

  /** The server stores, but its answer does not arrive: the client does not know, and meets its own text later. */
  storeWithoutAnswer(): void {
    this.server.put(this.mine, this.base.version);
  }
}
