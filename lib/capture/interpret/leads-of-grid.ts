import type { Lead } from '../../lead/lead.ts';
import type { CaptureContext } from '../capture.ts';
import { assemble } from './assemble.ts';
import type { Find } from './finds.ts';
import type { Grid, GridRow } from './grid.ts';
import type { PageView } from './page-view.ts';
import { labelField } from './remembered.ts';
import { findsOfPair } from './text/pair.ts';

export interface RowLead {
  readonly lead: Lead;
  readonly finds: readonly Find[];
  readonly row: GridRow;
}

/** The rows of a table of people as leads; none when its columns do not tell who and how to reach them. */
export function leadsOfGrid(view: PageView, grid: Grid, context: CaptureContext): RowLead[] {
  const fields = new Set(grid.labels.map((label) => labelField(label)?.field));
  const who = fields.has('name') || fields.has('firstName') || fields.has('lastName') || fields.has('companyName');
  const how = fields.has('email') || fields.has('phone') || fields.has('address') || fields.has('street');
  if (!who || !how) return [];
  return grid.rows.flatMap((row) => {
    const finds = row.cells.flatMap(({ label, value, block }) => {
      const evidence = { source: 'grid', text: `column “${label}”`, quote: value.slice(0, 200) };
      return findsOfPair(label, value, evidence, { header: grid.labels }).map((find) => ({
        ...find,
        block,
        evidence: { ...evidence, place: view.placeOf(block) },
      }));
    });
    const own = finds.filter(({ party }) => party === 'lead');
    return own.length >= 2 ? [{ lead: assemble(own, context), finds: own, row }] : [];
  });
}
