import acculynx from './acculynx/api.ts';
import apptivo from './apptivo/api.ts';
import centerpoint from './centerpoint/api.ts';
import conecrm from './conecrm/api.ts';
import type { CrmApi } from './define.ts';
import singleops from './singleops/api.ts';

/** How to speak with every CRM there is. */
const apis: readonly CrmApi[] = [acculynx, centerpoint, singleops, conecrm, apptivo];

/** That of the CRM of that id; undefined for one that this version does not know. */
export function apiOf(id: string): CrmApi | undefined {
  return apis.find((api) => api.id === id);
}
