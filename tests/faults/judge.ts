import type { Handoff } from '../../lib/handoff/handoff.ts';
import type { LogEntry } from '../../sandbox/log.ts';
import type { Pressed } from './stage.ts';

/** What became of one handoff, by the sandbox's log and by what the person sees. */
export interface Verdict {
  readonly crm: string;
  /** As the person sees it: state and reason. */
  readonly outcome: string;
  /** Send was pressed, all seemed well, and the lead is in no CRM and in no visible unresolved state. */
  readonly lost: boolean;
  /** The CRM executed something more often than it was pressed, and the product says "sent" and no more. */
  readonly silentDuplicate: boolean;
  /** Neither settled nor visibly unknown, held or waiting for a reason that is said. */
  readonly unsettled: boolean;
}

/** What the record is called that means "the CRM has the lead". */
const mainKind: Readonly<Record<string, string>> = {
  acculynx: 'lead',
  centerpoint: 'lead',
  singleops: 'job',
  conecrm: 'lead',
  apptivo: 'customer',
};

/**
 * Judges one pressed handoff.
 * @param presses how often Send was acknowledged for this lead at this CRM
 * @param executed entries of the log that the CRM executed and that carry the lead's e-mail or the handoff's reference
 */
export function judge(
  pressed: Pressed,
  handoff: Handoff | undefined,
  executed: readonly LogEntry[],
  presses: number,
): Verdict {
  const made = executed.filter((entry) => entry.crm === pressed.crm && entry.executed);
  const count = (kind: string | undefined) => made.filter(({ record }) => record?.kind === kind).length;
  const leads = count(mainKind[pressed.crm]);
  const tooOften = made.some(({ record }) => count(record?.kind) > presses);
  const state = handoff?.state ?? 'gone';
  const problem = handoff?.problem?.kind;
  const acknowledged = pressed.answer === 'queued';
  const toldOfDuplicates = problem === 'duplicate' || (handoff?.found?.length ?? 0) > 1;
  const waits = state === 'queued' && problem !== undefined;
  return {
    crm: pressed.crm,
    outcome: acknowledged ? [state, problem].filter(Boolean).join(': ') : pressed.answer,
    lost: acknowledged && leads === 0 && (state === 'sent' || state === 'gone'),
    silentDuplicate: tooOften && state === 'sent' && !toldOfDuplicates,
    unsettled: acknowledged && (state === 'sending' || (state === 'queued' && !waits)),
  };
}
