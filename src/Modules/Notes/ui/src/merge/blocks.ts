/** Three-way merge of block sequences and of the nodes in them. */
import { changes } from './align';
import { combine } from './combine';
import { diff3, type Span } from './diff3';
import { children, type DocJson, family, key, same, sameAll } from './doc';
import { mergeResolution } from './resolution';
import { complete, conflict, fitCode } from './schema';
import { mergeTable } from './table';
import { isClash, mergeText } from './text';
import { mergeShape } from './three';
import { inline, inOrder } from './tokens';

/** Counts the places where both sides stay. */
export interface Tally {
  conflicts: number;
}

/** Where a sequence stands. What is already marked as a conflict is not marked again. */
export interface Scope {
  readonly tally: Tally;
  readonly within: DocJson;
  readonly inConflict: boolean;
}

export function mergeBlocks(
  base: readonly DocJson[],
  mine: readonly DocJson[],
  theirs: readonly DocJson[],
  scope: Scope,
): DocJson[] {
  return diff3(base.length, changes(base, mine), changes(base, theirs)).flatMap((region) => {
    const [b, m, t] = [slice(base, region.base), slice(mine, region.mine), slice(theirs, region.theirs)];
    if (region.changedBy === 'both') return settle(b, m, t, scope);
    return region.changedBy === 'theirs' ? t : m;
  });
}

const slice = <T>(items: readonly T[], span: Span): T[] => items.slice(span.start, span.end);

function settle(base: DocJson[], mine: DocJson[], theirs: DocJson[], scope: Scope): DocJson[] {
  if (sameAll(mine, theirs)) return mine;
  const [b, m, t] = [base[0], mine[0], theirs[0]];
  const single = base.length === 1 && mine.length === 1 && theirs.length === 1;
  if (single && b && m && t && family(b) === family(m) && family(b) === family(t)) return mergeNode(b, m, t, scope);
  const resolution = mergeResolution(base, mine, theirs, scope);
  if (resolution !== null) return resolution;
  const known = new Set(base.map(key));
  const untouched = (blocks: DocJson[]) => blocks.every((block) => known.has(key(block)));
  return combine(mine, theirs, (ours, others) => {
    if (base.length === 0) return inOrder(ours, others, (blocks) => blocks.map(key)).flat();
    const deleted = (ours.length === 0 && untouched(others)) || (others.length === 0 && untouched(ours));
    return deleted ? [] : clash(ours, others, scope);
  });
}

/** Both versions stay, marked; in a list inside its items, because a list holds nothing else. */
export function clash(mine: readonly DocJson[], theirs: readonly DocJson[], scope: Scope): DocJson[] {
  scope.tally.conflicts++;
  if (scope.inConflict) return [...mine, ...theirs];
  if (family(scope.within) !== 'list') return [conflict(mine, theirs)];
  return Array.from({ length: Math.max(mine.length, theirs.length) }, (_, n): DocJson => {
    const [m, t] = [mine[n], theirs[n]];
    const item = (m ?? t) as DocJson;
    return { ...item, content: [conflict(m ? children(m) : [], t ? children(t) : [])] };
  });
}

/** Three versions of one node, of one family. */
export function mergeNode(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson[] {
  if (same(base, mine) || same(mine, theirs)) return [theirs];
  if (same(base, theirs)) return [mine];
  switch (family(base)) {
    case 'text':
      return mergeTextBlock(base, mine, theirs, scope);
    case 'table':
      return mergeTable(base, mine, theirs, scope);
    case 'conflict':
      return mergeSides(base, mine, theirs, scope);
    case 'list':
    case 'item':
    case 'cell':
    case 'blockquote':
    case 'doc':
    case 'conflictSide':
      return mergeContainer(base, mine, theirs, scope);
    default:
      return mergeLeaf(base, mine, theirs, scope);
  }
}

function mergeTextBlock(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson[] {
  const shape = mergeShape(base, mine, theirs);
  const segments = mergeText(base, mine, theirs);
  const block = (side: 'mine' | 'theirs') => {
    const content = inline(segments.flatMap((segment) => (isClash(segment) ? segment[side] : segment)));
    return fitCode(content.length > 0 ? { ...shape, content } : shape);
  };
  return segments.some(isClash) ? clash([block('mine')], [block('theirs')], scope) : [block('mine')];
}

function mergeContainer(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson[] {
  const shape = mergeShape(base, mine, theirs);
  const inside: Scope = { ...scope, within: shape, inConflict: scope.inConflict || shape.type === 'conflictSide' };
  const content = mergeBlocks(children(base), children(mine), children(theirs), inside);
  const merged = complete({ ...shape, content });
  return merged === null ? [] : [merged];
}

function mergeSides(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson[] {
  const versions = [base, mine, theirs].map(children);
  if (versions.some((sides) => sides.length !== 2)) return mergeLeaf(base, mine, theirs, scope);
  const content = [0, 1].flatMap((n) => {
    const [b, m, t] = versions.map((sides) => sides[n] as DocJson) as [DocJson, DocJson, DocJson];
    return mergeNode(b, m, t, scope);
  });
  return [{ ...mergeShape(base, mine, theirs), content }];
}

/** What has no parts: different attributes merge, the same one changed twice leaves both, but for a mere size. */
function mergeLeaf(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson[] {
  const sizes = ['width', 'height'];
  const loses = Object.keys({ ...mine.attrs, ...theirs.attrs }).some((name) => {
    const [b, m, t] = [base, mine, theirs].map((node) => JSON.stringify(node.attrs?.[name] ?? null));
    return m !== b && t !== b && m !== t && !sizes.includes(name);
  });
  if (loses || base.content !== undefined) return clash([mine], [theirs], scope);
  return [mergeShape(base, mine, theirs)];
}
