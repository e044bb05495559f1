/** What people do to a note. Numbers are taken modulo what is there, so that every edit fits every document. */
import { children, type DocJson, type Mark } from '../doc';
import { newBlock } from './made';
import { holdsBlocks, insertAt, isList, isText, nodeAt, type Path, paths, removeAt, replaceAt } from './tree';

export const wordKinds = [
  'insert',
  'insert',
  'append',
  'delete',
  'replace',
  'fill',
  'deleteBlock',
  'newBlock',
] as const;
export const lookKinds = ['mark', 'link', 'half', 'break', 'retype', 'check', 'relist', 'alt'] as const;
export const structureKinds = ['split', 'join', 'move', 'quote', 'row', 'unrow', 'column', 'resolve'] as const;
export const allKinds = [...wordKinds, ...lookKinds, ...structureKinds] as const;
export type Kind = (typeof allKinds)[number];

export interface Edit {
  readonly kind: Kind;
  readonly block: number;
  readonly at: number;
  readonly count: number;
}

/** Makes a word that was never written before. */
export type Fresh = () => string;

export function edit(doc: DocJson, step: Edit, fresh: Fresh): DocJson {
  const write = (n: number) => Array.from({ length: n }, fresh).join(' ');
  const words = 1 + (step.count % 4);
  const inText = (change: (block: DocJson) => DocJson[]) => replaced(doc, isText, step.block, change);
  switch (step.kind) {
    case 'insert':
      return inText((block) => [withPieces(block, insertWords(pieces(block), step.at, write(words)))]);
    case 'append':
      return inText((block) => [withPieces(block, insertWords(pieces(block), -1, write(words)))]);
    case 'fill':
      return inText((block) => [withPieces(block, insertWords(pieces(block), step.at, 'and so on'))]);
    case 'delete':
      return inText((block) => [withPieces(block, overwrite(pieces(block), step.at, words, []))]);
    case 'replace':
      return inText((block) => [withPieces(block, overwrite(pieces(block), step.at, words, [{ text: write(words) }]))]);
    case 'mark':
      return inText((block) => [
        marked(block, step.at, words, { type: ['bold', 'italic', 'code'][step.count % 3] ?? '' }),
      ]);
    case 'link':
      return inText((block) => [
        marked(block, step.at, words, { type: 'link', attrs: { href: `http://${step.count}` } }),
      ]);
    case 'half':
      return inText((block) => [half(block, step.at)]);
    case 'break':
      return inText((block) => (block.type === 'codeBlock' ? [block] : [withBreak(block, step.at)]));
    case 'split':
      return inText((block) => split(block, step.at));
    case 'retype':
      return retyped(doc, step);
    case 'join':
      return joined(doc, step.block);
    case 'newBlock':
      return placed(doc, step, newBlock(step.count, write));
    case 'deleteBlock':
      return picked(
        doc,
        (node) => holdsBlocks(node) || isList(node),
        step.block,
        (path) => removeAt(doc, [...path, step.at % children(nodeAt(doc, path)).length]),
      );
    case 'move':
      return moved(doc, step);
    case 'quote':
      return quoted(doc, step.block);
    case 'check':
      return replaced(
        doc,
        ({ type }) => type === 'taskItem',
        step.block,
        (item) => [{ ...item, attrs: { checked: item.attrs?.checked !== true } }],
      );
    case 'relist':
      return replaced(doc, isList, step.block, (list) => [relisted(list, step.count)]);
    case 'alt':
      return replaced(
        doc,
        ({ type }) => type === 'image',
        step.block,
        (image) => [
          {
            ...image,
            attrs: step.count % 2 === 0 ? { ...image.attrs, alt: fresh() } : { ...image.attrs, width: step.at },
          },
        ],
      );
    case 'row':
    case 'unrow':
    case 'column':
      return replaced(
        doc,
        ({ type }) => type === 'table',
        step.block,
        (table) => [retabled(table, step, fresh)],
      );
    case 'resolve':
      return replaced(
        doc,
        ({ type }) => type === 'conflict',
        step.block,
        (conflict) => resolved(conflict, step.count),
      );
  }
}

function picked(doc: DocJson, wanted: (node: DocJson) => boolean, n: number, act: (path: Path) => DocJson): DocJson {
  const found = paths(doc, wanted);
  const path = found[n % Math.max(1, found.length)];
  return path === undefined ? doc : act(path);
}

const replaced = (doc: DocJson, wanted: (node: DocJson) => boolean, n: number, change: (node: DocJson) => DocJson[]) =>
  picked(doc, wanted, n, (path) => replaceAt(doc, path, change(nodeAt(doc, path))));

interface Piece {
  readonly text?: string;
  readonly marks?: Mark[];
  readonly node?: DocJson;
}

/** Words and the white space between them, one by one. */
const pieces = (block: DocJson): Piece[] =>
  children(block).flatMap((node): Piece[] =>
    node.text === undefined
      ? [{ node }]
      : (node.text.match(/\S+|\s+/g) ?? []).map((text) => (node.marks ? { text, marks: node.marks } : { text })),
  );

function withPieces(block: DocJson, parts: readonly Piece[]): DocJson {
  const content: DocJson[] = [];
  for (const { text, marks, node } of parts) {
    const last = content.at(-1);
    if (node !== undefined) content.push(node);
    else if (last?.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(marks)) {
      content[content.length - 1] = { ...last, text: last.text + text };
    } else content.push({ type: 'text', ...(marks && { marks }), text: text ?? '' });
  }
  const { content: _, ...shape } = block;
  return content.length > 0 ? { ...shape, content } : shape;
}

const isWord = (piece: Piece | undefined): boolean => /\S/.test(piece?.text ?? '');

const wordPlaces = (parts: readonly Piece[]): number[] => parts.flatMap((piece, n) => (isWord(piece) ? [n] : []));

/** Before the word at `at`; behind everything when it is negative or comes out as the end. */
function insertWords(parts: readonly Piece[], at: number, text: string): Piece[] {
  const places = wordPlaces(parts);
  const place = at < 0 ? undefined : places[at % (places.length + 1)];
  if (place !== undefined) {
    const marks = parts[place]?.marks;
    return [...parts.slice(0, place), { text: `${text} `, ...(marks && { marks }) }, ...parts.slice(place)];
  }
  return [...parts, { text: isWord(parts.at(-1)) ? ` ${text}` : text }];
}

/** Puts other pieces in the place of some words; with none, the space before or behind them goes as well. */
function overwrite(parts: readonly Piece[], at: number, count: number, by: readonly Piece[]): Piece[] {
  const places = wordPlaces(parts);
  const first = places[at % Math.max(1, places.length)];
  if (first === undefined) return [...parts];
  let end = (places.filter((place) => place >= first)[count - 1] ?? (places.at(-1) as number)) + 1;
  let start = first;
  const isSpace = (piece: Piece | undefined) => piece?.text !== undefined && !isWord(piece);
  if (by.length === 0 && isSpace(parts[end])) end++;
  else if (by.length === 0 && isSpace(parts[start - 1])) start--;
  return [...parts.slice(0, start), ...by, ...parts.slice(end)];
}

const toggled = (marks: Mark[], mark: Mark): Mark[] => {
  const others = marks.filter(({ type }) => type !== mark.type && type !== 'code');
  return JSON.stringify(marks.find(({ type }) => type === mark.type)) === JSON.stringify(mark)
    ? others
    : mark.type === 'code'
      ? [mark]
      : [...others, mark];
};

function marked(block: DocJson, at: number, count: number, mark: Mark): DocJson {
  if (block.type === 'codeBlock') return block;
  const parts = pieces(block);
  const start = at % Math.max(1, parts.length);
  const change = (piece: Piece, n: number): Piece => {
    if (piece.text === undefined || n < start || n >= start + 2 * count) return piece;
    const marks = toggled(piece.marks ?? [], mark);
    return marks.length > 0 ? { text: piece.text, marks } : { text: piece.text };
  };
  return withPieces(block, parts.map(change));
}

/** Sets the second half of a word in bold. */
function half(block: DocJson, at: number): DocJson {
  const parts = pieces(block);
  const places = wordPlaces(parts);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined || block.type === 'codeBlock') return block;
  const { text = '', marks = [] } = parts[place] as Piece;
  const bold = toggled(marks, { type: 'bold' });
  const halves: Piece[] = [
    { ...(parts[place] as Piece), text: text.slice(0, 1) },
    { text: text.slice(1), ...(bold.length > 0 && { marks: bold }) },
  ];
  return withPieces(block, [
    ...parts.slice(0, place),
    ...halves.filter((piece) => piece.text),
    ...parts.slice(place + 1),
  ]);
}

function withBreak(block: DocJson, at: number): DocJson {
  const parts = pieces(block);
  const place = at % (parts.length + 1);
  return withPieces(block, [...parts.slice(0, place), { node: { type: 'hardBreak' } }, ...parts.slice(place)]);
}

function split(block: DocJson, at: number): DocJson[] {
  const parts = pieces(block);
  const place = wordPlaces(parts)[at % Math.max(1, wordPlaces(parts).length)] ?? 0;
  return [withPieces(block, parts.slice(0, place)), withPieces(block, parts.slice(place))];
}

/** Joins a paragraph to the one before it. */
function joined(doc: DocJson, n: number): DocJson {
  const wanted = (node: DocJson) => holdsBlocks(node) && pairs(node).length > 0;
  return replaced(doc, wanted, n, (parent) => {
    const content = [...children(parent)];
    const at = pairs(parent)[n % pairs(parent).length] as number;
    const [before, after] = content.slice(at, at + 2) as [DocJson, DocJson];
    const between: Piece[] = before.content && after.content ? [{ text: ' ' }] : [];
    content.splice(at, 2, withPieces(before, [...pieces(before), ...between, ...pieces(after)]));
    return [{ ...parent, content }];
  });
}

const pairs = (parent: DocJson): number[] =>
  children(parent).flatMap((node, n) =>
    node.type === 'paragraph' && children(parent)[n + 1]?.type === 'paragraph' ? [n] : [],
  );

function retyped(doc: DocJson, { block, count }: Edit): DocJson {
  return picked(
    doc,
    (node) => isText(node) && node.type !== 'codeBlock',
    block,
    (path) => {
      if (['listItem', 'taskItem'].includes(nodeAt(doc, path.slice(0, -1)).type)) return doc;
      const { content } = nodeAt(doc, path);
      const shape = count % 4 === 0 ? { type: 'paragraph' } : { type: 'heading', attrs: { level: count % 4 } };
      return replaceAt(doc, path, [content ? { ...shape, content } : shape]);
    },
  );
}

const placed = (doc: DocJson, { block, at }: Edit, node: DocJson): DocJson =>
  picked(doc, holdsBlocks, block, (path) => {
    const parent = nodeAt(doc, path);
    const first = parent.type.endsWith('Item') ? 1 : 0;
    return insertAt(doc, path, first + (at % (children(parent).length - first + 1)), [node]);
  });

function moved(doc: DocJson, { at, count }: Edit): DocJson {
  const content = [...children(doc)];
  const [node] = content.splice(at % content.length, 1);
  content.splice(count % (content.length + 1), 0, node as DocJson);
  return { ...doc, content };
}

/** Puts a heading of the document into a quote. */
const quoted = (doc: DocJson, n: number): DocJson =>
  picked(
    doc,
    ({ type }) => type === 'heading',
    n,
    (path) => (path.length > 1 ? doc : replaceAt(doc, path, [{ type: 'blockquote', content: [nodeAt(doc, path)] }])),
  );

function relisted(list: DocJson, count: number): DocJson {
  const type = (['bulletList', 'orderedList', 'taskList'] as const)[count % 3] ?? 'bulletList';
  const shape = type === 'taskList' ? { type: 'taskItem', attrs: { checked: false } } : { type: 'listItem' };
  return { type, content: children(list).map((item) => ({ ...shape, content: children(item) })) };
}

function retabled(table: DocJson, { kind, at }: Edit, fresh: Fresh): DocJson {
  const rows = children(table);
  const cell = (): DocJson => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan: 1 },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: fresh() }] }],
  });
  const place = at % rows.length;
  if (kind === 'unrow') return rows.length > 1 ? { ...table, content: rows.filter((_, n) => n !== place) } : table;
  if (kind === 'row') {
    const row: DocJson = { type: 'tableRow', content: children(rows[0] as DocJson).map(cell) };
    return { ...table, content: [...rows.slice(0, place), row, ...rows.slice(place)] };
  }
  return { ...table, content: rows.map((row) => ({ ...row, content: [...children(row), cell()] })) };
}

/** Both, mine or theirs. */
function resolved(conflict: DocJson, count: number): DocJson[] {
  const [mine, theirs] = children(conflict).map(children) as [DocJson[], DocJson[]];
  const chosen = [[...mine, ...theirs], mine, theirs][count % 3] as DocJson[];
  return chosen[0]?.type === 'paragraph' ? chosen : [{ type: 'paragraph' }, ...chosen];
}
