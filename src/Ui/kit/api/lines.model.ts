/** Cuts text that arrives in pieces into its lines. */
export class LineReader {
  #rest = '';

  /** The lines that are complete with this piece; empty ones are left out. */
  read(piece: string): readonly string[] {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.filter((line) => line !== '');
  }
}
