import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** How much is gathered before the browser may put it aside, bytes. */
const portion = 4_000_000;

/** A zip archive in the making. It is written as it goes, on this thread: the policy of the page allows no workers made of text. */
export class Archive {
  readonly #zip: Zip;
  readonly #parts: Blob[] = [];
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #gathered = 0;

  constructor() {
    this.#zip = new Zip((failure, chunk, last) => {
      if (failure !== null) throw failure;
      this.#chunks.push(chunk as Uint8Array<ArrayBuffer>);
      this.#gathered += chunk.length;
      if (last || this.#gathered >= portion) this.#putAside();
    });
  }

  add(path: string, bytes: Uint8Array, changed: Date): void {
    const packed = /\.(?:md|html|txt|csv|json|xml|svg)$/i.test(path);
    const entry = packed ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
    // The format knows no time before 1980 and none after 2107.
    if (changed.getFullYear() >= 1980 && changed.getFullYear() < 2107) entry.mtime = changed;
    this.#zip.add(entry);
    entry.push(bytes, true);
  }

  end(): Blob {
    this.#zip.end();
    return new Blob(this.#parts, { type: 'application/zip' });
  }

  #putAside(): void {
    this.#parts.push(new Blob(this.#chunks));
    this.#chunks = [];
    this.#gathered = 0;
  }
}
