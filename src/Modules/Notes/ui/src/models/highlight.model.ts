/** Marks what was searched for in a line of text. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** The words of a query; `"two words"` in quotes stay together. */
export function terms(query: string): string[] {
  const found = [...query.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, word]) => (quoted ?? word ?? '').trim());
  return [...new Set(found.map(folded).filter((term) => term !== ''))];
}

/** Lower case without accents, of the same length as the text, so that places in one are places in the other. */
export function folded(text: string): string {
  let result = '';
  for (const letter of text) {
    const plain = letter.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replace('ł', 'l');
    result += plain.length === letter.length ? plain : letter;
  }
  return result;
}

/** Splits a text into what was searched for and the rest. */
export function pieces(text: string, wanted: readonly string[]): Piece[] {
  if (wanted.length === 0) return [{ text, hit: false }];
  const plain = folded(text);
  const hits: { from: number; to: number }[] = [];
  for (const term of wanted)
    for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + term.length))
      hits.push({ from: at, to: at + term.length });
  hits.sort((left, right) => left.from - right.from);
  const result: Piece[] = [];
  let done = 0;
  for (const hit of hits) {
    if (hit.to <= done) continue;
    if (hit.from > done) result.push({ text: text.slice(done, hit.from), hit: false });
    result.push({ text: text.slice(Math.max(done, hit.from), hit.to), hit: true });
    done = hit.to;
  }
  if (done < text.length || result.length === 0) result.push({ text: text.slice(done), hit: false });
  return result;
}

/** Whether a text has every term. */
export function matches(text: string, wanted: readonly string[]): boolean {
  const plain = folded(text);
  return wanted.every((term) => plain.includes(term));
}

/** The part of a longer text around the first hit, with `before` letters in front of it. */
export function excerpt(text: string, wanted: readonly string[], before = 24, length = 160): string {
  const plain = folded(text);
  const first = Math.min(...wanted.map((term) => plain.indexOf(term)).filter((at) => at >= 0));
  if (!Number.isFinite(first) || first <= before) return text.slice(0, length);
  const start = text.lastIndexOf(' ', first - before) + 1 || first - before;
  return `…${text.slice(start, start + length)}`;
}
