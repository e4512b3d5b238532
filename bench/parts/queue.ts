import { emptyLead } from '../../lib/lead/lead.ts';
import { sandboxAccount, saveAccounts } from '../../tests/accounts.ts';
import { planned } from '../../tests/plan.ts';
import { sameRequest } from '../bare-request.ts';
import { workerHeap } from '../heap.ts';
import { type Findings, type Measure, measure, measureRounds } from '../measure.ts';
import { now, openStage, type Stage } from '../stage.ts';
import type { Part, PartOptions } from './part.ts';

const crm = 'acculynx';
const accounts = 5;
/** What a quick CRM takes to answer, in ms. A loopback server that answers at once is none. */
const answerMs = 150;

export const queuePart: Part = {
  title: 'Queue',
  about: `Leads sent to ${accounts} accounts one after another, each account sending in order, against ${accounts} bare loops of the same requests by fetch. Throughput counts arrivals at the sandbox in ten windows, once with a CRM that answers after ${answerMs} ms and once, for information, with one that answers at once.`,
  run,
};

async function run({ leads }: PartOptions): Promise<Findings> {
  const stage = await openStage();
  try {
    const ids = Array.from({ length: accounts }, (_, index) => `queue-${index}`);
    await saveAccounts(
      stage.options,
      ids.map((id) => sandboxAccount(stage.sandbox, crm, { id, name: id })),
    );
    // The first ones compile the worker and fill its caches.
    await sendAll(stage, ids, 25, 'first');
    const atOnce = await compare(stage, ids, leads, 'at-once');
    const before = await workerHeap(stage.own);
    stage.sandbox.fault({ crm, kind: 'hold', ms: answerMs, times: 'all' });
    const likeACrm = await compare(stage, ids, leads, 'crm');
    const after = await workerHeap(stage.own);
    return {
      measures: [
        throughput(`queue: ${leads} leads to ${accounts} accounts, answers after ${answerMs} ms`, likeACrm, 0.9),
        throughput(`queue: ${leads} leads to ${accounts} accounts, answers at once`, atOnce),
        measure(`queue: worker heap after ${2 * leads} leads against ${leads}`, 'MB', after / 1e6, before / 1e6, {
          ratioAtMost: 1.1,
        }),
      ],
    };
  } finally {
    await stage.close();
  }
}

interface Rates {
  readonly own: number[];
  readonly bare: number[];
}

function throughput(name: string, { own, bare }: Rates, atLeast?: number): Measure {
  return measureRounds(name, 'leads/s', own, bare, atLeast === undefined ? undefined : { ratioAtLeast: atLeast });
}

async function compare(stage: Stage, ids: readonly string[], leads: number, tag: string): Promise<Rates> {
  const own = rates(await sendAll(stage, ids, leads, tag));
  const bare = rates(await fetchAll(stage, leads));
  return { own, bare };
}

/** Arrivals per second in ten windows. */
function rates(arrivals: readonly number[]): number[] {
  const size = Math.floor((arrivals.length - 1) / 10);
  return Array.from({ length: 10 }, (_, index) => {
    const from = arrivals[index * size] ?? 0;
    const to = arrivals[(index + 1) * size] ?? 0;
    return (size * 1000) / (to - from);
  });
}

/** Sends leads as a page does, by message, and gives when each reached the sandbox. */
async function sendAll(stage: Stage, ids: readonly string[], leads: number, tag: string): Promise<number[]> {
  const inputs = Array.from({ length: leads }, (_, index) => ({
    id: crypto.randomUUID(),
    draftId: crypto.randomUUID(),
    ...planned(
      sandboxAccount(stage.sandbox, crm, { id: ids[index % ids.length] ?? '' }).account,
      {
        ...emptyLead(),
        firstName: 'Queue',
        lastName: `${tag} ${index}`,
        emails: [`${tag}-${index}@mail.example`],
      },
      { source: { url: 'https://site.example/', title: 'Queue' } },
    ),
  }));
  const arrived = arrivals(stage, leads);
  await stage.options.evaluate(async (all) => {
    const { chrome: api } = globalThis as unknown as { chrome: typeof chrome };
    for (const input of all) {
      const answer = await api.runtime.sendMessage({ name: 'handoff.send', input });
      if (answer.kind !== 'queued') throw new Error(JSON.stringify(answer));
    }
  }, inputs);
  await emptied(stage);
  return arrived;
}

/** The same requests by bare loops, as many side by side as there are accounts. */
async function fetchAll(stage: Stage, leads: number): Promise<number[]> {
  const entry = stage.sandbox.log.findLast(({ method, executed }) => method === 'POST' && executed);
  if (!entry) throw new Error('Nothing was sent');
  const { url, method, headers, body } = sameRequest(stage.sandbox, entry);
  const arrived = arrivals(stage, leads);
  await stage.options.evaluate(
    async (to, init, lanes, each) => {
      const lane = async () => {
        for (let index = 0; index < each; index += 1) await (await fetch(to, init)).text();
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    url,
    { method, headers: { ...headers }, body },
    accounts,
    leads / accounts,
  );
  return arrived;
}

/** When each of the next so many POSTs reached the sandbox. */
async function arrivals({ sandbox }: Stage, count: number): Promise<number[]> {
  const times: number[] = [];
  let last = sandbox.log.at(-1)?.seq ?? 0;
  await sandbox.until((entry) => {
    if (entry.seq > last && entry.method === 'POST') {
      last = entry.seq;
      times.push(now());
    }
    return times.length >= count;
  });
  return times;
}

/** Waits until each handoff stands in the history. Throws when one is left that does not go on by itself. */
async function emptied({ options }: Stage): Promise<void> {
  await options.evaluate(async () => {
    const { chrome: api } = globalThis as unknown as { chrome: typeof chrome };
    for (;;) {
      const stored = Object.entries(await api.storage.local.get(null));
      const left = stored.flatMap(([key, value]) => (key.startsWith('handoff:') ? [value as Left] : []));
      if (left.length === 0) return;
      const [stuck] = left.filter(({ state }) => state === 'unknown' || state === 'held' || state === 'rejected');
      if (stuck && left.every(({ state }) => state !== 'queued' && state !== 'sending'))
        throw new Error(`${left.length} left, the first ${stuck.state}: ${JSON.stringify(stuck.problem)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });
}

interface Left {
  readonly state: string;
  readonly problem?: unknown;
}
