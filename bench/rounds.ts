export interface RoundOptions {
  /** Counted rounds; at least 9. */
  readonly rounds: number;
  /** Rounds before them that count for nothing. */
  readonly warmUp: number;
}

/**
 * Runs contestants side by side: each once a round, every round starting with the next one, so that neither
 * a slow minute of the machine nor the place in the round favours any. Gives each contestant's samples by name.
 */
export async function interleave<Name extends string>(
  contestants: Readonly<Record<Name, (round: number) => Promise<number>>>,
  { rounds, warmUp }: RoundOptions,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] as Name;
      const sample = await contestants[name](round);
      if (round >= warmUp) samples[name].push(sample);
    }
  }
  return samples;
}
