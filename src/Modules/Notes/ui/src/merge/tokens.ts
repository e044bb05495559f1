/** The content of a text block as words that carry the white space before them and their marks. */
import { canonical, children, type DocJson, key, type Mark } from './doc';
import { sameMarks } from './three';

/** Characters with the same marks. */
export interface Run {
  readonly text: string;
  readonly marks: Mark[];
}

export interface Token {
  /** Equal for the same word or the same inline node, whatever its marks and the space before it. */
  readonly key: string;
  readonly space: readonly Run[];
  readonly body: readonly Run[];
  /** Set for a break or an inline picture; `body` then holds one character with its marks. */
  readonly node?: DocJson;
}

/**
 * Words, else single characters: scripts without spaces are compared character by character, what is composed
 * (accents, emoji) stays in one piece.
 */
const ideograph =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';
const letter = `(?:(?![${ideograph}])[\\p{L}\\p{N}_])`;
const emoji = '[\\p{Extended_Pictographic}\\p{Regional_Indicator}]';
const pattern = new RegExp(
  `(\\s*)(${letter}(?:${letter}|\\p{M})*|${emoji}(?:${emoji}|[\\p{M}\\p{Emoji_Modifier}\\u200d\\ufe0f])*|\\S\\p{M}*)`,
  'gu',
);
const wordEnd = new RegExp(`${letter}\\p{M}*$`, 'u');
const wordStart = new RegExp(`^${letter}`, 'u');

export const runText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/** The last token is the end of the block; it holds the white space there. */
export function tokenise(block: DocJson): Token[] {
  const tokens: Token[] = [];
  let runs: Run[] = [];
  for (const node of children(block)) {
    if (node.text !== undefined) {
      runs.push({ text: node.text, marks: node.marks ?? [] });
      continue;
    }
    const space = words(runs, tokens);
    runs = [];
    const { marks, ...bare } = node;
    tokens.push({ key: `\0${key(bare)}`, space, body: [{ text: '\ufffc', marks: marks ?? [] }], node: bare });
  }
  tokens.push({ key: '\0', space: words(runs, tokens), body: [] });
  return tokens;
}

/** Adds the words of a text and returns the white space at its end. */
function words(runs: readonly Run[], tokens: Token[]): Run[] {
  const text = runText(runs);
  let end = 0;
  for (const { index, 0: all, 1: space = '', 2: word = '' } of text.matchAll(pattern)) {
    const start = index + space.length;
    end = index + all.length;
    tokens.push({ key: word, space: cut(runs, index, start), body: cut(runs, start, end) });
  }
  return cut(runs, end, text.length);
}

/** The characters from `start` up to but without `end`. */
export function cut(runs: readonly Run[], start: number, end: number): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const { text, marks } of runs) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (part !== '') parts.push({ text: part, marks });
    at += text.length;
  }
  return parts;
}

const isWord = (token: Token | undefined): token is Token => token !== undefined && token.node === undefined;

/** Words that come from two sides and would run together are set apart by a space. */
function apart(before: Token | undefined, token: Token): readonly Run[] {
  if (token.space.length > 0 || !isWord(before) || !isWord(token)) return token.space;
  return wordEnd.test(before.key) && wordStart.test(token.key) ? [{ text: ' ', marks: [] }] : token.space;
}

/** Inline content of tokens, neighbours with the same marks in one text node. */
export function inline(tokens: readonly Token[]): DocJson[] {
  const content: DocJson[] = [];
  const text = (run: Run) => {
    const last = content.at(-1);
    if (last?.text !== undefined && sameMarks(last.marks ?? [], run.marks)) {
      content[content.length - 1] = { ...last, text: last.text + run.text };
    } else {
      content.push({ type: 'text', ...(run.marks.length > 0 && { marks: run.marks }), text: run.text });
    }
  };
  tokens.forEach((token, i) => {
    apart(tokens[i - 1], token).forEach(text);
    const marks = token.body[0]?.marks ?? [];
    if (token.node === undefined) token.body.forEach(text);
    else content.push(marks.length > 0 ? { ...token.node, marks } : token.node);
  });
  return content;
}

/** The two in an order that does not depend on who merges. */
export const inOrder = <T>(a: T, b: T, by: (item: T) => unknown): [T, T] =>
  canonical(by(a)) <= canonical(by(b)) ? [a, b] : [b, a];
