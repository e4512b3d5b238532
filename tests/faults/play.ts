import { crms as allCrms } from '../../lib/crm/index.ts';
import type { BrowserKind, Fault } from './fault.ts';
import { judge, type Verdict } from './judge.ts';
import { openStage, type Stage } from './stage.ts';

/** How long handoffs may take to settle after the fault, in ms. */
const patience = 35_000;

export interface Play {
  readonly verdicts: readonly Verdict[];
  /** What went against the rule of the fault, in words; empty when all was as it must be. */
  readonly unexpected: readonly string[];
}

/** Plays a fault once, with one seed, on the given CRMs (all it can happen to when absent). */
export async function play(fault: Fault, browser: BrowserKind, seed: number, crms?: readonly string[]): Promise<Play> {
  const possible = fault.crms ?? allCrms.map(({ id }) => id);
  const stage = await openStage(browser, crms?.filter((crm) => possible.includes(crm)) ?? possible, seed, fault);
  try {
    const unexpected: string[] = [];
    await fault.run(stage).catch((error: Error) => unexpected.push(error.message));
    await stage.settle(patience);
    const verdicts = await verdictsOf(stage);
    for (const { crm, outcome, lost, silentDuplicate, unsettled } of verdicts) {
      const state = outcome.split(':')[0] ?? '';
      if (lost) unexpected.push(`${crm}: lost`);
      if (silentDuplicate) unexpected.push(`${crm}: a silent duplicate`);
      if (unsettled) unexpected.push(`${crm}: unsettled`);
      if (!fault.ends.includes(state)) unexpected.push(`${crm}: ended ${outcome}`);
    }
    return { verdicts, unexpected };
  } finally {
    await stage.close();
  }
}

async function verdictsOf(stage: Stage): Promise<Verdict[]> {
  const handoffs = await stage.handoffs();
  return stage.pressed
    .filter(({ answer }) => answer === 'queued')
    .map((pressed) => {
      const handoff = handoffs.find(({ id }) => id === pressed.id);
      const carrying = [
        ...stage.sandbox.containing(pressed.email),
        ...(handoff ? stage.sandbox.containing(handoff.reference) : []),
      ];
      const executed = [...new Map(carrying.map((entry) => [entry.seq, entry])).values()];
      const presses = stage.pressed.filter(
        (other) => other.crm === pressed.crm && other.email === pressed.email && other.answer === 'queued',
      ).length;
      return judge(pressed, handoff, executed, presses);
    });
}
