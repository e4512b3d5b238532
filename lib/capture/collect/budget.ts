/**
 * The caps of a walk through a page: 150 ms is about where a person notices, and what is returned crosses processes.
 * The time cap leaves room for what comes after the walk.
 */
const timeCap = 110;
const sizeCap = 200_000;

export interface Budget {
  elements: number;
  /** True once a cap was reached; the walk then ends. */
  spent: boolean;
  /** Counts one element; looks at the clock every 128 of them. */
  step(): boolean;
  /** Counts characters of what will be returned, as JSON, about. */
  weigh(characters: number): void;
}

export function createBudget(now: () => number): Budget {
  const start = now();
  let size = 0;
  return {
    elements: 0,
    spent: false,
    step() {
      this.elements += 1;
      if ((this.elements & 127) === 0 && now() - start > timeCap) this.spent = true;
      return !this.spent;
    },
    weigh(characters) {
      size += characters;
      if (size > sizeCap) this.spent = true;
    },
  };
}
