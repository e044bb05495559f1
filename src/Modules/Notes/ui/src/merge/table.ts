/** Three-way merge of tables: cell by cell while the columns stay, row by row while cells do not span. */
import { changes } from './align';
import { clash, mergeNode, type Scope } from './blocks';
import { diff3 } from './diff3';
import { children, type DocJson, sameAll } from './doc';
import { mergeShape } from './three';

export function mergeTable(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson[] {
  const versions = [base, mine, theirs] as const;
  const content = mergeRows(versions, scope) ?? (sameLayout(versions) ? mergeCells(versions, scope) : null);
  return content === null ? clash([mine], [theirs], scope) : [{ ...mergeShape(base, mine, theirs), content }];
}

type Versions = readonly [base: DocJson, mine: DocJson, theirs: DocJson];

const layout = (table: DocJson): string =>
  JSON.stringify(children(table).map((row) => children(row).map((cell) => [cell.attrs?.colspan, cell.attrs?.rowspan])));

const sameLayout = (versions: Versions): boolean => new Set(versions.map(layout)).size === 1;

/** Number of columns of a table without spans; null when it has some. */
function columns(table: DocJson): number | null {
  const rows = children(table);
  const spans = rows.some((row) =>
    children(row).some((cell) => (cell.attrs?.colspan ?? 1) !== 1 || (cell.attrs?.rowspan ?? 1) !== 1),
  );
  const widths = new Set(rows.map((row) => children(row).length));
  return spans || widths.size !== 1 ? null : ([...widths][0] as number);
}

const mergeCells = ([base, mine, theirs]: Versions, scope: Scope): DocJson[] =>
  children(base).map((row, n) => mergeRow(row, children(mine)[n] as DocJson, children(theirs)[n] as DocJson, scope));

function mergeRow(base: DocJson, mine: DocJson, theirs: DocJson, scope: Scope): DocJson {
  const content = children(base).flatMap((cell, n) =>
    mergeNode(cell, children(mine)[n] as DocJson, children(theirs)[n] as DocJson, scope),
  );
  return { ...mergeShape(base, mine, theirs), content };
}

/** Null when the columns differ, or both changed the same rows in ways that cells cannot show. */
function mergeRows(versions: Versions, scope: Scope): DocJson[] | null {
  const widths = new Set(versions.map(columns));
  if (widths.size !== 1 || widths.has(null)) return null;
  const [base, mine, theirs] = versions.map(children) as [DocJson[], DocJson[], DocJson[]];
  const tally = { conflicts: 0 };
  const rows: DocJson[] = [];
  for (const region of diff3(base.length, changes(base, mine), changes(base, theirs))) {
    const b = base.slice(region.base.start, region.base.end);
    const m = mine.slice(region.mine.start, region.mine.end);
    const t = theirs.slice(region.theirs.start, region.theirs.end);
    if (region.changedBy === 'theirs') rows.push(...t);
    else if (region.changedBy !== 'both' || sameAll(m, t)) rows.push(...m);
    else if (b.length === 0) rows.push(...m, ...t);
    else if (b.length === 1 && m.length === 1 && t.length === 1) {
      rows.push(mergeRow(b[0] as DocJson, m[0] as DocJson, t[0] as DocJson, { ...scope, tally }));
    } else return null;
  }
  scope.tally.conflicts += tally.conflicts;
  return rows.length > 0 ? rows : null;
}
