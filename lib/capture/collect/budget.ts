/**
 * The caps of a walk through a page: 150 ms is about where a person notices, and what is returned crosses processes.
 * The time cap leaves room for what comes after the walk.
 */
const timeCap = 110;
/** What is left for the controls of a page that was too long. */
const lastTimeCap = 130;
const sizeCap = 200_000;

export interface Budget {
  elements: number;
  /** True once a cap was reached; the walk then ends. */
  spent: boolean;
  /** It was the time that ran out. */
  late: boolean;
  /** Counts one element; looks at the clock every 128 of them. */
  step(): boolean;
  /** Nothing more may be begun at all. */
  tooLate(): boolean;
  /** Counts characters of what will be returned, as JSON, about. */
  weigh(characters: number): void;
}

export function createBudget(now: () => number): Budget {
  const start = now();
  let size = 0;
  return {
    elements: 0,
    spent: false,
    late: false,
    step() {
      this.elements += 1;
      if ((this.elements & 127) === 0 && now() - start > timeCap) {
        this.spent = true;
        this.late = true;
      }
      return !this.spent;
    },
    tooLate: () => now() - start > lastTimeCap,
    weigh(characters) {
      size += characters;
      if (size > sizeCap) this.spent = true;
    },
  };
}
