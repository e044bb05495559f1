/** Who wrote and who deleted each word: at the end every word is accounted for. */
import type { DocJson } from '../doc';
import { countWords } from './words';

export class Ledger {
  private readonly written = new Set<string>();
  private readonly deleted = new Set<string>();

  /** One edit of one person, as that person saw the document before and after. Of a word that is there twice either may go. */
  enter(before: DocJson, after: DocJson): void {
    const [was, is] = [countWords(before), countWords(after)];
    for (const word of is.keys()) if (!was.has(word)) this.written.add(word);
    for (const [word, count] of was) if ((is.get(word) ?? 0) < count) this.deleted.add(word);
  }

  /** Words that are not in the document though nobody deleted them, and words that nobody wrote. */
  audit(doc: DocJson): string[] {
    const there = countWords(doc);
    const lost = [...this.written].filter((word) => !there.has(word) && !this.deleted.has(word));
    const strange = [...there.keys()].filter((word) => !this.written.has(word));
    return [...lost.map((word) => `${word} is lost`), ...strange.map((word) => `nobody wrote ${word}`)];
  }

  get figures(): { written: number; deleted: number } {
    return { written: this.written.size, deleted: this.deleted.size };
  }
}
