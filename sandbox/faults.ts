/**
 * What can be made to go wrong, for the next requests that match. `commit` says whether the CRM
 * carries the request out before the fault strikes; where it says nothing, it does not.
 */
export type FaultKind =
  /** Answers `status` (500) with `headers` and `body`. */
  | {
      readonly kind: 'status';
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** Waits `ms`, or until released, then goes on as if nothing had been: before the commit, or after it with `commit`. */
  | { readonly kind: 'hold'; readonly ms?: number }
  /** The connection dies without an answer. */
  | { readonly kind: 'destroy' }
  /** 200 with a page, as a captive portal answers. */
  | { readonly kind: 'html' }
  /** 200, JSON by its header, cut in the middle. */
  | { readonly kind: 'badJson' }
  /** 200 in the vendor's shape that names no record. */
  | { readonly kind: 'withoutId' }
  /** 200 that the vendor means as a refusal. */
  | { readonly kind: 'refusal' }
  /** Sends elsewhere: `status` 301, 302, 303, 307 (when absent) or 308, to `to` or the same path on the second listener. */
  | { readonly kind: 'redirect'; readonly status?: number; readonly to?: string }
  /** The true answer, dribbled over `ms` (1000). Commits. */
  | { readonly kind: 'slow'; readonly ms?: number }
  /** The true answer with `bytes` (2,000,000) of padding. Commits. */
  | { readonly kind: 'huge'; readonly bytes?: number };

export type Fault = FaultKind & {
  readonly crm: string;
  readonly match?: {
    readonly method?: string;
    /** Part of path and query, for example `/api/lead` or `a=save`. */
    readonly path?: string;
    /** Only requests that would change something at the CRM. */
    readonly writes?: boolean;
  };
  /** How many requests; 1 when absent. */
  readonly times?: number | 'all';
  readonly commit?: boolean;
};

const kinds: Readonly<Record<FaultKind['kind'], true>> = {
  status: true,
  hold: true,
  destroy: true,
  html: true,
  badJson: true,
  withoutId: true,
  refusal: true,
  redirect: true,
  slow: true,
  huge: true,
};

export interface RequestFacts {
  readonly crm: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly writes: boolean;
}

/** The faults that are set, and the requests that a `hold` keeps waiting. */
export class Faults {
  #set: { fault: Fault; left: number }[] = [];
  #held = new Map<(go: boolean) => void, string>();
  #timers = new Map<(go: boolean) => void, NodeJS.Timeout>();

  /** @throws TypeError for a kind that does not exist. */
  add(fault: Fault): void {
    if (!Object.hasOwn(kinds, fault.kind)) throw new TypeError(`Unknown fault "${fault.kind}"`);
    this.#set.push({ fault, left: fault.times === 'all' ? Number.POSITIVE_INFINITY : (fault.times ?? 1) });
  }

  /** The fault for a request, used up by it. Preflights are left alone unless a fault names their method. */
  take({ crm, method, target, writes }: RequestFacts): Fault | undefined {
    const index = this.#set.findIndex(
      ({ fault: { crm: of, match = {} }, left }) =>
        left > 0 &&
        of === crm &&
        (match.method === undefined ? method !== 'OPTIONS' : match.method === method) &&
        (match.path === undefined || target.includes(match.path)) &&
        (!match.writes || writes),
    );
    const found = this.#set[index];
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#set.splice(index, 1);
    return found.fault;
  }

  /** Resolves true when it is time to go on, false when the sandbox gives up on the request. */
  hold(crm: string, ms?: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (go: boolean) => {
        clearTimeout(this.#timers.get(settle));
        this.#timers.delete(settle);
        this.#held.delete(settle);
        resolve(go);
      };
      this.#held.set(settle, crm);
      if (ms !== undefined) this.#timers.set(settle, setTimeout(settle, ms, true));
    });
  }

  /** Requests waiting now. */
  get held(): number {
    return this.#held.size;
  }

  /** Lets what is held go on, of one CRM or of all. */
  release(crm?: string): void {
    for (const [settle, of] of [...this.#held]) if (crm === undefined || crm === of) settle(true);
  }

  clear(): void {
    this.#set = [];
    for (const settle of [...this.#held.keys()]) settle(false);
  }
}
