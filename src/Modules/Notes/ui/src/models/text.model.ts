/** Plain text of a note's HTML, without a document: for previews, search and counting. */

const blocks = /<(?:\/(?:p|h[1-6]|li|blockquote|pre|td|th|tr|div|ul|ol|table)|br|hr)\b[^>]*>/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Text with a line for each block; runs of white space are one space. */
export function plainText(html: string): string {
  return decoded(html.replaceAll(blocks, '\n').replaceAll(/<[^>]*>/g, ''))
    .split('\n')
    .map((line) => line.replaceAll(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The beginning of a text, in one line, for the list. */
export function previewOf(html: string, length = 180): string {
  // Pictures are embedded; only the start of a large note is looked at, once they are gone.
  const text = plainText(html.replaceAll(/ src="data:[^"]*"/g, '').slice(0, 20_000));
  return text.replaceAll('\n', ' ').slice(0, length);
}

/** A title for a note without one: its first line, at most 128 letters, whole words where it can be. */
export function titleFrom(html: string): string {
  const first = plainText(html.replaceAll(/ src="data:[^"]*"/g, '').slice(0, 20_000)).split('\n')[0] ?? '';
  if (first.length <= 128) return first;
  const cut = first.slice(0, 128);
  const space = cut.lastIndexOf(' ');
  return space > 60 ? cut.slice(0, space) : cut;
}

export interface TextCount {
  readonly words: number;
  readonly letters: number;
}

export function countText(text: string): TextCount {
  return {
    words: text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    letters: Array.from(text.replaceAll('\n', '')).length,
  };
}

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
