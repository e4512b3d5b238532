import acculynx from './acculynx/index.ts';
import apptivo from './apptivo/index.ts';
import centerpoint from './centerpoint/index.ts';
import conecrm from './conecrm/index.ts';
import type { CrmDefinition } from './define.ts';
import singleops from './singleops/index.ts';

/** Every CRM there is, in the order in which they are offered. */
export const crms: readonly CrmDefinition[] = [acculynx, centerpoint, singleops, conecrm, apptivo];

/** The CRM of that id; undefined for one that this version does not know. */
export function crmById(id: string): CrmDefinition | undefined {
  return crms.find((crm) => crm.id === id);
}
