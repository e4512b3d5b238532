import type { CommittedRecord } from './crm.ts';

/** One request that arrived, and what became of it. */
export interface LogEntry {
  readonly seq: number;
  readonly crm: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it parses, else text; null when there was none. */
  readonly body: unknown;
  /** Number of the connection it came on: two requests with the same one shared a socket. */
  readonly connection: number;
  /** ms since epoch. */
  readonly at: number;
  /** Status answered; null while held, and when no answer ever left. */
  readonly status: number | null;
  /** Kind of the fault that was applied. */
  readonly fault: string | null;
  /** Whether the CRM really did what was asked: the truth that tests judge by. */
  readonly executed: boolean;
  readonly record: CommittedRecord | null;
  /** Paths of the body that the CRM knows nothing of and dropped. */
  readonly ignored: readonly string[];
}

type Mutable = { -readonly [K in keyof LogEntry]: LogEntry[K] };

const mask = '••••';

function masked(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, secrets.has(key) ? mask : masked(member, secrets)]),
  );
}

/** The sandbox's memory of requests. Secrets are kept apart: what it hands out shows that they were there. */
export class RequestLog {
  #entries: { entry: Mutable; raw: string }[] = [];
  #seq = 0;
  #waiting: { test: () => boolean; resolve: () => void }[] = [];

  /**
   * Writes down a request. The returned entry may be amended by `amend` until its answer has left.
   * @param raw everything that arrived, as text, for `containing`.
   */
  add(
    request: Pick<LogEntry, 'crm' | 'method' | 'path' | 'query' | 'headers' | 'body' | 'connection'>,
    secretNames: readonly string[],
    raw: string,
  ): LogEntry {
    const secrets = new Set(secretNames);
    const authorization = request.headers.authorization;
    const entry: Mutable = {
      ...request,
      seq: ++this.#seq,
      query: masked(request.query, secrets) as Record<string, string>,
      body: masked(request.body, secrets),
      headers: {
        ...request.headers,
        ...(authorization ? { authorization: authorization.replace(/\S+$/, mask) } : {}),
      },
      at: Date.now(),
      status: null,
      fault: null,
      executed: false,
      record: null,
      ignored: [],
    };
    this.#entries.push({ entry, raw });
    this.#wake();
    return entry;
  }

  amend(entry: LogEntry, change: Partial<Pick<Mutable, 'status' | 'fault' | 'executed' | 'record' | 'ignored'>>): void {
    Object.assign(entry, change);
    this.#wake();
  }

  get entries(): readonly LogEntry[] {
    return this.#entries.map(({ entry }) => ({ ...entry }));
  }

  /** Requests whose bytes contain a text: where a canary secret has been seen. */
  containing(canary: string): readonly LogEntry[] {
    return this.#entries.filter(({ raw }) => raw.includes(canary)).map(({ entry }) => ({ ...entry }));
  }

  /** Resolves as soon as some entry passes. */
  async until(test: (entry: LogEntry) => boolean): Promise<LogEntry> {
    const found = () => this.#entries.find(({ entry }) => test(entry))?.entry;
    if (!found()) {
      await new Promise<void>((resolve) => this.#waiting.push({ test: () => found() !== undefined, resolve }));
    }
    return { ...(found() as LogEntry) };
  }

  clear(): void {
    this.#entries = [];
  }

  #wake(): void {
    this.#waiting = this.#waiting.filter(({ test, resolve }) => {
      if (!test()) return true;
      resolve();
      return false;
    });
  }
}
