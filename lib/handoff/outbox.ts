import { Refusal } from '../refusal.ts';
import { type Migration, upgrade } from '../versioned.ts';
import { type Handoff, handoffSchema } from './handoff.ts';
import { type HandoffEvent, isSettled, next } from './machine.ts';

/** From version n to n + 1, by index. Version 1 is the first that was released. */
export const handoffMigrations: readonly Migration[] = [(record) => ({ ...record })];

/** A record that cannot be read: shown, exported or dropped by the person, and never in the way of others. */
export interface CorruptRecord {
  readonly key: string;
  /** Its JSON, for the export. */
  readonly text: string;
}

/** The store refused a write, or says so: as a rule it is full. */
export class StoreError extends Error {}

/** The part of a storage area that the outbox needs. */
export interface Area {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface OutboxDeps {
  readonly area: Area;
  /** Runs a job while holding the extension-wide lock of that name. */
  readonly withLock: <T>(name: string, job: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
}

export type Outbox = ReturnType<typeof createOutbox>;

/** Its place in the order is given when it is kept. */
export type NewHandoff = Omit<Handoff, 'sequence'>;

const prefix = 'handoff:';

const unreadable =
  'A record of this lead cannot be read, so it is not known whether it was sent. Export or drop it in the settings, under History, then send again.';

/**
 * The durable records of handoffs, one storage key each, and their only writer. Every write is a read,
 * a pure transition and a write under one lock, and is on disk when its promise resolves. A write that
 * the store refuses (full) rejects with StoreError and leaves the record as it was.
 *
 * What is decided about one handoff is decided on the disk (`get`, `apply`). `read` answers from an
 * index: reading all records anew for every step would make a queue's cost grow with its square. Where the
 * two differ (a write that landed and was told as failed), the first `get` or `apply` puts the index right.
 */
export function createOutbox({ area, withLock, now }: OutboxDeps) {
  /** Every record by its key, as last read or written; filled at the first need of it. */
  const index = new Map<string, Handoff | CorruptRecord>();
  let filled = false;
  /** The highest sequence ever seen here, in case the store has lost its own. */
  let last = 0;

  /** Only under the lock: a write in between would be overwritten by what was read before it. */
  async function fill(): Promise<void> {
    const all = await area.get(null);
    index.clear();
    for (const [key, raw] of Object.entries(all)) note(key, raw);
    last = Math.max(last, Number(all.sequence) || 0);
    filled = true;
  }

  /** Reads all records from the disk: what a worker does when it starts. */
  function load(): Promise<void> {
    return withLock('outbox', fill);
  }

  function note(key: string, raw: unknown): Handoff | undefined {
    if (!key.startsWith(prefix)) return undefined;
    last = Math.max(last, Number((raw as { sequence?: unknown } | null)?.sequence) || 0);
    const handoff = parse(key, raw);
    index.set(key, handoff ?? { key, text: JSON.stringify(raw) ?? '' });
    return handoff;
  }

  async function write(handoff: Handoff, more: Record<string, unknown> = {}): Promise<void> {
    const key = prefix + handoff.id;
    await area.set({ [key]: handoff, ...more }).catch((cause) => {
      throw new StoreError((cause as Error).message, { cause });
    });
    index.set(key, handoff);
    last = Math.max(last, handoff.sequence);
  }

  async function drop(keys: string[]): Promise<void> {
    await area.remove(keys);
    for (const key of keys) index.delete(key);
  }

  async function read(): Promise<{ handoffs: Handoff[]; corrupt: CorruptRecord[] }> {
    if (!filled) await load();
    const handoffs: Handoff[] = [];
    const corrupt: CorruptRecord[] = [];
    for (const record of index.values()) {
      if ('key' in record) corrupt.push(record);
      else handoffs.push(record);
    }
    handoffs.sort((a, b) => a.sequence - b.sequence);
    return { handoffs, corrupt };
  }

  /** A handoff as it is on the disk; the index learns of it, unless a write has told it something newer meanwhile. */
  async function get(id: string): Promise<Handoff | undefined> {
    const key = prefix + id;
    const known = index.get(key);
    const raw = (await area.get(key))[key];
    if (index.get(key) !== known) return parse(key, raw);
    if (raw !== undefined) return note(key, raw);
    index.delete(key);
    return undefined;
  }

  /**
   * Keeps a new handoff, unless its id is there already: then that one is given back, as it is. A record of
   * that id that cannot be read is not written over, for it may have been sent: throws Refusal 'corrupt'.
   */
  async function add(handoff: NewHandoff, looked = false): Promise<Handoff> {
    const { kept } = await keep(handoff, undefined, looked);
    return kept;
  }

  /**
   * Keeps a new handoff, as `add` does, as one whose first request is on its way: its first write is the
   * dispatch as well. `begun` is false when its id was there already, and then `kept` is that one, and nothing
   * may be sent. `looked` says that `get` has just found none of that id, and that nobody else can have kept one
   * since: then the disk is not asked again, unless a write here says otherwise.
   */
  function begin(handoff: NewHandoff, looked = false): Promise<{ kept: Handoff; begun: boolean }> {
    return keep(handoff, { type: 'dispatch' }, looked);
  }

  function keep(handoff: NewHandoff, event?: HandoffEvent, looked = false): Promise<{ kept: Handoff; begun: boolean }> {
    return withLock('outbox', async () => {
      if (!filled) await fill();
      const key = prefix + handoff.id;
      const stored: Record<string, unknown> = looked && !index.has(key) ? {} : await area.get([key, 'sequence']);
      const present = parse(key, stored[key]);
      if (!present && stored[key] !== undefined) throw new Refusal('corrupt', unreadable);
      if (present && present.state !== 'discarded') return { kept: present, begun: false };
      const sequence = Math.max(Number(stored.sequence) || 0, last) + 1;
      const added = { ...handoff, sequence };
      const kept = event ? next(added, event, now()) : added;
      await write(kept, { sequence });
      return { kept, begun: kept.state === 'sending' };
    });
  }

  /**
   * Applies an event. Gives the handoff as it now is on disk, undefined when there is none. `known` is what an
   * earlier read or write here gave: if it is still the last one of this handoff, it is not read again.
   */
  function apply(id: string, event: HandoffEvent, known?: Handoff): Promise<Handoff | undefined> {
    return withLock('outbox', async () => {
      const handoff = known && index.get(prefix + id) === known ? known : await get(id);
      if (!handoff) return undefined;
      const after = next(handoff, event, now());
      if (after !== handoff) await write(after);
      return after;
    });
  }

  /**
   * Takes settled handoffs out, after they stand in the history. One that is not settled, or was begun anew
   * under its id since then (its sequence is another), is left alone. What is as it was last read or written here is
   * not read again.
   */
  function remove(handoffs: readonly Handoff[]): Promise<void> {
    return withLock('outbox', async () => {
      const asIs = (handoff: Handoff) => isSettled(handoff) && index.get(prefix + handoff.id) === handoff;
      const doubtful = handoffs.filter((handoff) => !asIs(handoff));
      const stored = doubtful.length > 0 ? await area.get(doubtful.map(({ id }) => prefix + id)) : {};
      const isLeft = ({ id, sequence }: Handoff) => {
        const now = parse(prefix + id, stored[prefix + id]);
        return isSettled(now) && now?.sequence === sequence;
      };
      const settled = handoffs.filter((handoff) => asIs(handoff) || isLeft(handoff)).map(({ id }) => prefix + id);
      if (settled.length > 0) await drop(settled);
    });
  }

  /** Drops a record that cannot be read. One that can is left alone. */
  function dropCorrupt(key: string): Promise<void> {
    return withLock('outbox', async () => {
      if (key.startsWith(prefix) && !parse(key, (await area.get(key))[key])) await drop([key]);
    });
  }

  return { load, read, get, add, begin, apply, remove, dropCorrupt };
}

function parse(key: string, raw: unknown): Handoff | undefined {
  const parsed = handoffSchema.safeParse(upgrade(raw, handoffMigrations));
  return parsed.success && prefix + parsed.data.id === key ? parsed.data : undefined;
}
