import type { Protocol } from '../../sandbox/port.ts';
import type { Stage } from './stage.ts';

export type BrowserKind = 'chromium' | 'firefox';

/** One row of what can go wrong, and how it is caused. */
export interface Fault {
  readonly name: string;
  /** What must happen, in the words of docs/reliability.md. */
  readonly requires: string;
  readonly browsers: readonly BrowserKind[];
  /** The CRMs it can happen to; all when absent. */
  readonly crms?: readonly string[];
  /** Played with no debugger on the worker, which would keep it alive. `killWorker` and `inWorker` are not to be had then. */
  readonly unwatched?: true;
  /** How the CRMs are spoken to; plain HTTP/1.1 when absent. */
  readonly protocol?: Protocol;
  /** States a handoff may end in. Anything else is reported as unexpected. */
  readonly ends: readonly string[];
  /** Causes it. When this returns, the world is whole again and the handoffs may settle. */
  readonly run: (stage: Stage) => Promise<void>;
}

export const both: readonly BrowserKind[] = ['chromium', 'firefox'];
