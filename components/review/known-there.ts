import type { Values } from '../../lib/crm/define.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import type { Form } from './form.ts';
import type { Search } from './use-duplicates.ts';

/** How many records are surely the same person, while none of them was chosen: worth a word next to Send. */
export function knownThere(search: Search, form: Form | undefined): number {
  if (search.kind !== 'found' || !form) return 0;
  const exact = search.duplicates.filter((one) => one.exact);
  const chosen = exact.some(({ actions }) => actions.some(({ values }) => inUse(values, form)));
  return chosen ? 0 : exact.length;
}

/** Whether the form holds what an action of a card puts there. */
export function inUse(values: Values, form: Form): boolean {
  const entries = Object.entries(values);
  return entries.length > 0 && entries.every(([key, value]) => sameData(form.values[key], value));
}
