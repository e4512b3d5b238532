import { isPrivateLabel } from '../private.ts';
import type { PageView } from './page-view.ts';

export interface GridRow {
  readonly block: number;
  readonly selected: boolean;
  /** Label of the column and value, for cells that say something. */
  readonly cells: readonly { readonly label: string; readonly value: string; readonly block: number }[];
}

export interface Grid {
  readonly labels: readonly string[];
  readonly rows: readonly GridRow[];
}

const mostRows = 500;

/**
 * Tables with a header row: of HTML and of ARIA grids, also where a grid keeps pinned columns in a container of their own
 * and the parts of a row share an id. A cell belongs to the header cell of the same child index.
 */
export function readGrids(view: PageView): Grid[] {
  const { blocks, kids } = view;
  const headers: number[] = [];
  const rows: number[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (!block || (block.tag !== 'tr' && block.role !== 'row' && !isHeaderRow(view, i))) continue;
    if (isHeaderRow(view, i)) headers.push(i);
    else if ((kids[i]?.length ?? 0) > 0 || block.row) rows.push(i);
  }
  if (headers.length === 0 || rows.length === 0) return [];
  const byGrid = new Map<number, { headers: number[]; rows: number[] }>();
  const at = (row: number) => {
    const grid = gridOf(view, row);
    const known = byGrid.get(grid) ?? { headers: [], rows: [] };
    byGrid.set(grid, known);
    return known;
  };
  for (const header of headers) at(header).headers.push(header);
  for (const row of rows) at(row).rows.push(row);
  const grids = [...byGrid].sort(([a], [b]) => a - b).map(([, grid]) => grid);
  const found: Grid[] = [];
  /** Headers that stay in place while their rows scroll are tables of their own, before theirs. */
  let above: (readonly number[])[] = [];
  for (let i = 0; i < grids.length; i += 1) {
    const { headers, rows } = grids[i] ?? { headers: [], rows: [] };
    if (rows.length === 0) {
      above.push(headers);
      continue;
    }
    const parts = [rows];
    // So are pinned columns, which have a header of their own as well.
    for (let next = grids[i + 1]; next && next.headers.length === 0 && sameRows(view, rows, next.rows); ) {
      parts.push(next.rows);
      i += 1;
      next = grids[i + 1];
    }
    const own = headers.length > 0 ? headers : above.slice(-parts.length).flat();
    if (own.length > 0) found.push(join(view, own, parts.flat()));
    above = [];
  }
  return found;
}

/** Two parts of the same rows, which have the same ids. */
function sameRows(view: PageView, one: readonly number[], other: readonly number[]): boolean {
  const id = (row = -1) => view.blocks[row]?.row;
  return id(one[0]) !== undefined && id(one[0]) === id(other[0]) && id(one.at(-1)) === id(other.at(-1));
}

/** Header cells side by side; a lone row header is a label of its row. */
function isHeaderRow(view: PageView, index: number): boolean {
  const cells = view.kids[index] ?? [];
  if (cells.length === 0) return false;
  const heads = cells.filter(
    (cell) => view.blocks[cell]?.tag === 'th' || view.blocks[cell]?.role === 'columnheader',
  ).length;
  const [first = -1] = cells;
  const alone =
    view.blocks[first]?.role === 'columnheader' || view.blocks[view.blocks[index]?.in ?? -1]?.tag === 'thead';
  return heads >= Math.max(1, cells.length - 1) && (heads > 1 || alone);
}

function gridOf(view: PageView, row: number): number {
  for (let i = view.blocks[row]?.in ?? -1; i >= 0; i = view.blocks[i]?.in ?? -1) {
    const block = view.blocks[i];
    if (block?.tag === 'table' || block?.role === 'grid' || block?.role === 'treegrid' || block?.role === 'table')
      return i;
  }
  return -1;
}

const columnOf = (view: PageView, cell: number) => view.blocks[cell]?.path?.[0] ?? -1;

function join(view: PageView, headers: readonly number[], rows: readonly number[]): Grid {
  const parts = headers.map(
    (header) => new Map((view.kids[header] ?? []).map((cell) => [columnOf(view, cell), view.textOf(cell, 60)])),
  );
  const byId = new Map<string, { block: number; selected: boolean; cells: GridRow['cells'][number][]; part: number }>();
  for (const row of rows) {
    const block = view.blocks[row];
    const id = block?.row ?? `#${row}`;
    const known = byId.get(id) ?? { block: row, selected: false, cells: [], part: 0 };
    if (byId.size >= mostRows && !byId.has(id)) continue;
    byId.set(id, known);
    const labels = parts[Math.min(known.part, parts.length - 1)];
    known.part += 1;
    known.selected ||=
      /c/.test(block?.marks ?? '') || /(?:^|[\s_-])(?:selected|is-selected)(?:$|\s)/i.test(block?.hint ?? '');
    for (const cell of view.kids[row] ?? []) {
      // The number of a row may stand before the one cell that stays in place.
      const [only = ''] = labels?.size === 1 && view.blocks[cell]?.role === 'gridcell' ? labels.values() : [];
      const label = labels?.get(columnOf(view, cell)) ?? only;
      const value = view.textOf(cell, 1000);
      if (label && value && !isPrivateLabel(label)) known.cells.push({ label, value, block: cell });
    }
  }
  return { labels: parts.flatMap((part) => [...part.values()]), rows: [...byId.values()] };
}
