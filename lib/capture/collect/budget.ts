/**
 * The caps of a walk through a page: 150 ms is about where a person notices, and what is returned crosses processes.
 * The time cap leaves room for what comes after the walk.
 */
const timeCap = 85;
/** What is left for the controls of a page that was too long. */
const lastTimeCap = 100;
/** What stands first is read whatever the clock says: on a busy machine it may have run out before the walk begins. */
const always = 128;
/** Where the walk ends, by what is guessed of its weight on the way. */
const sizeCap = 200_000;
/** What is returned is never longer than this, as JSON, in characters. */
export const factsCap = 200 * 1024;

export interface Budget {
  elements: number;
  /** True once a cap was reached; the walk then ends. */
  spent: boolean;
  /** It was the time that ran out. */
  late: boolean;
  /** Counts one element; looks at the clock every 16 of them, after the first. */
  step(): boolean;
  /** Nothing more may be begun at all. */
  tooLate(): boolean;
  /** Counts characters of what will be returned, as JSON, about. */
  weigh(characters: number): void;
}

/** Length as JSON, in characters. */
export const weightOf = (value: unknown): number => JSON.stringify(value).length;

/** The first of the items that together weigh no more than `cap`, as a JSON list. */
export function withinCap<T>(items: readonly T[], cap: number): readonly T[] {
  // Most lists fit, and are weighed faster as a whole.
  if (weightOf(items) < cap) return items;
  let left = cap - 2;
  const end = items.findIndex((item) => {
    left -= weightOf(item) + 1;
    return left < 0;
  });
  return end < 0 ? items : items.slice(0, end);
}

/** `start` is when the reading began, by the same clock, in ms. */
export function createBudget(now: () => number, start = now()): Budget {
  let size = 0;
  return {
    elements: 0,
    spent: false,
    late: false,
    step() {
      this.elements += 1;
      if ((this.elements & 15) === 0 && this.elements >= always && now() - start > timeCap) {
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
