import type { Handoff } from '../../lib/handoff/handoff.ts';
import type { Worker } from './worker.ts';

/**
 * A machine in one process: a disk, a clock, a CRM that remembers what it executed, and workers that
 * can be killed between any two operations. Nothing in it waits for real time.
 */

/** What the CRM does with the next request. */
export type Reply =
  | 'ok'
  /** The store takes nothing from then on. */
  | 'ok, and the store is full'
  /** The browser re-sends on a dying connection: executed twice, answered once. */
  | 'ok twice'
  /** The same, and it is noticed. */
  | 'ok twice, seen'
  /** The same, noticed, and the CRM refuses the second. */
  | 'ok, then 400, seen'
  | 'commit, then 500'
  | '500'
  | 'commit, then silence'
  | 'silence'
  /** The connection breaks before the CRM has seen all of the request. */
  | 'cut off'
  /** Executes 30 s later, long after nobody listens. */
  | 'silence, commit later'
  | '429'
  | '401'
  | '400'
  | 'portal'
  | 'offline'
  | 'no permission';

export interface World {
  readonly disk: Map<string, string>;
  readonly history: Map<string, Handoff>;
  /** Ids of what the CRM executed, by "step reference". */
  readonly executed: Map<string, string[]>;
  /** What the clock says, in ms since epoch: turned at will. */
  now: number;
  /** What really passes, in ms. */
  elapsed: number;
  /** Whether the store refuses writes. */
  full: boolean;
  /** Replies to the next requests; 'ok' when there is none left. */
  readonly replies: Reply[];
  /** References of people whom the CRM knows already. */
  readonly knownContacts: Set<string>;
  /** References whose requests the browser repeated. */
  readonly resent: Set<string>;
  /** Those of them where that was noticed. */
  readonly seen: Set<string>;
  lateCommits: { at: number; step: string; ref: string }[];
  readonly told: Handoff[];
  /** Handoffs in order of their first write request. */
  readonly dispatched: string[];
  readonly violations: string[];
  worker: Worker | undefined;
  /** Executes a step at the CRM and gives the record's id. */
  readonly commit: (step: string, ref: string) => string;
  readonly pass: (ms: number) => void;
  /** Sets the clock on or back, while no time passes. */
  readonly turnClock: (ms: number) => void;
}

export function createWorld(): World {
  const executed = new Map<string, string[]>();
  const world: World = {
    disk: new Map(),
    history: new Map(),
    executed,
    now: 1_700_000_000_000,
    elapsed: 0,
    full: false,
    replies: [],
    knownContacts: new Set(),
    resent: new Set(),
    seen: new Set(),
    lateCommits: [],
    told: [],
    dispatched: [],
    violations: [],
    worker: undefined,
    commit,
    pass,
    turnClock: (ms) => {
      world.now += ms;
    },
  };

  function commit(step: string, ref: string): string {
    const name = `${step} ${ref}`;
    const ids = executed.get(name) ?? [];
    const id = `${name} #${ids.length + 1}`;
    executed.set(name, [...ids, id]);
    return id;
  }

  function pass(ms: number): void {
    world.now += ms;
    world.elapsed += ms;
    for (const late of world.lateCommits.filter(({ at }) => at <= world.elapsed)) commit(late.step, late.ref);
    world.lateCommits = world.lateCommits.filter(({ at }) => at > world.elapsed);
  }

  return world;
}
