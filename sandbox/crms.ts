import { acculynx } from './acculynx.ts';
import { apptivo } from './apptivo.ts';
import { centerpoint } from './centerpoint.ts';
import { conecrm } from './conecrm.ts';
import type { SandboxCrm } from './crm.ts';
import { singleops } from './singleops.ts';

/** Every CRM of the sandbox, in the order of their ports. */
export const makers: readonly (() => SandboxCrm)[] = [acculynx, centerpoint, singleops, conecrm, apptivo];
