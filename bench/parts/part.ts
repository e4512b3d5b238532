import type { Findings } from '../measure.ts';
import type { RoundOptions } from '../rounds.ts';

/** What a part of the bench is told. */
export interface PartOptions extends RoundOptions {
  /** How often the memory part captures and sends. */
  readonly cycles: number;
  /** How many leads are queued; a multiple of 5. */
  readonly leads: number;
}

/** One part of the bench: a section of the page. */
export interface Part {
  readonly title: string;
  /** How it is measured, in a sentence or two. */
  readonly about: string;
  readonly run: (options: PartOptions) => Promise<Findings>;
}
