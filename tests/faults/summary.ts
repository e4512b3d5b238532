import type { Fault } from './fault.ts';
import type { Play } from './play.ts';
import type { SigkillSum } from './sigkill.ts';

export interface Summary {
  /** Handoffs judged. */
  readonly runs: number;
  readonly lost: number;
  readonly silentDuplicates: number;
  readonly unsettled: number;
  readonly byFault: Readonly<Record<string, { runs: number; outcomes: Readonly<Record<string, number>> }>>;
  /** The browser's process killed again and again; where that was part of the run. */
  readonly sigkill?: SigkillSum;
  readonly unexpected: readonly string[];
}

/** Adds up plays and kills. */
export function summary(plays: readonly { fault: Fault; seed: number; play: Play }[], kills?: SigkillSum): Summary {
  const verdicts = plays.flatMap(({ play }) => play.verdicts);
  const byFault: Record<string, { runs: number; outcomes: Record<string, number> }> = {};
  for (const { fault, play } of plays) {
    byFault[fault.name] ??= { runs: 0, outcomes: {} };
    const row = byFault[fault.name] as { runs: number; outcomes: Record<string, number> };
    for (const { outcome } of play.verdicts) {
      row.runs += 1;
      row.outcomes[outcome] = (row.outcomes[outcome] ?? 0) + 1;
    }
  }
  return {
    runs: verdicts.length,
    lost: verdicts.filter(({ lost }) => lost).length + (kills?.lost ?? 0),
    silentDuplicates: verdicts.filter(({ silentDuplicate }) => silentDuplicate).length,
    unsettled: verdicts.filter(({ unsettled }) => unsettled).length,
    byFault,
    ...(kills ? { sigkill: kills } : {}),
    unexpected: plays.flatMap(({ fault, seed, play }) =>
      play.unexpected.map((text) => `${fault.name} seed ${seed}: ${text}`),
    ),
  };
}
