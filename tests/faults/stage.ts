import { crmById } from '../../lib/crm/index.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { emptyLead, type Lead } from '../../lib/lead/lead.ts';
import type { MessageOutput } from '../../lib/messages.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { ask, sandboxAccount, saveAccounts } from '../accounts.ts';
import { plannedWithLists } from '../plan.ts';
import { random } from '../random.ts';
import { type FaultBrowser, type OwnPage, startFaultBrowser } from './browser.ts';
import type { BrowserKind, Fault } from './fault.ts';

/** A lead for which Send was pressed, and what the product answered. */
export interface Pressed {
  readonly id: string;
  readonly crm: string;
  /** Unique to the lead: how the judge finds it in the sandbox's log. */
  readonly email: string;
  readonly answer: MessageOutput['handoff.send']['kind'];
}

/** Where a fault is played: a sandbox, a browser, an account at each CRM. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly browser: FaultBrowser;
  readonly crms: readonly string[];
  readonly seed: number;
  readonly next: () => number;
  readonly pressed: readonly Pressed[];
  /** Presses Send for a new lead, or for the given one. */
  readonly send: (crm: string, more?: { lead?: Lead; id?: string; again?: boolean }) => Promise<Pressed>;
  /** Counts a Send that was pressed in a popup. */
  readonly note: (pressed: Pressed) => void;
  readonly newLead: () => Lead;
  readonly handoffs: () => Promise<Handoff[]>;
  readonly handoff: (pressed: Pressed) => Promise<Handoff | undefined>;
  /** Sends a message from the extension's own page, which is opened again where the browser lost it. */
  readonly ask: <T>(name: string, input: unknown) => Promise<T>;
  /** Runs in the extension's own page. */
  readonly page: () => Promise<OwnPage>;
  /** Closes the extension's own page; it is opened again when it is needed. */
  readonly closePage: () => Promise<void>;
  /** Must be called when the page cannot be there any more: the browser was killed or the extension reloaded. */
  readonly lostPage: () => void;
  /** Waits until every pressed handoff is settled, or `ms` have passed. */
  readonly settle: (ms: number) => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Path (and query) of the request that makes the lead. */
export const mainRequest: Readonly<Record<string, string>> = {
  acculynx: '/api/v1/leads',
  centerpoint: '/a/leads',
  singleops: '/api/v1/jobs',
  conecrm: '/api/lead',
  apptivo: 'a=save',
};

const areas = [201, 206, 212, 214, 303, 305, 312, 313, 404, 415, 503, 512, 602, 612, 617, 702, 713, 720, 801, 916];

export async function openStage(
  kind: BrowserKind,
  crms: readonly string[],
  seed: number,
  { unwatched, protocol = 'http' }: Pick<Fault, 'unwatched' | 'protocol'> = {},
): Promise<Stage> {
  const sandbox = await startSandbox({ protocol });
  const browser = await startFaultBrowser(kind, unwatched ?? false);
  const next = random(seed);
  const pressed: Pressed[] = [];
  let page: OwnPage | undefined;
  let count = 0;

  async function own(): Promise<OwnPage> {
    page ??= await browser.ownPage();
    return page;
  }
  const say = async <T>(name: string, input: unknown): Promise<T> => ask<T>(await own(), name, input);

  await saveAccounts(
    await own(),
    crms.map((crm) => sandboxAccount(sandbox, crm)),
  );
  for (const crm of crms) {
    for (const lookup of Object.keys(crmById(crm)?.lookups ?? {})) {
      await say('crm.lookup', { accountId: `sandbox-${crm}`, lookup });
    }
  }

  const stage: Stage = {
    sandbox,
    browser,
    crms,
    seed,
    next,
    pressed,
    newLead: () => {
      count += 1;
      const number = count + Math.floor(next() * 50);
      return {
        ...emptyLead(),
        firstName: ['Ada', 'Ben', 'Cleo', 'Dario', 'Edda'][count % 5] ?? 'Ada',
        lastName: `Seed${seed}-${count}`,
        emails: [`lead-${seed}-${count}@faults.example`],
        phones: [
          { number: `+1${areas[count % areas.length]}55501${String(number % 100).padStart(2, '0')}`, type: 'mobile' },
        ],
        address: {
          ...emptyLead().address,
          street: `${count} Long Row`,
          city: 'Denver',
          state: 'CO',
          postalCode: '80202',
          country: 'US',
        },
        subject: 'Roof inspection',
        notes: 'Please call in the morning.',
      };
    },
    send: async (crm, more = {}) => {
      const lead = more.lead ?? stage.newLead();
      const id = more.id ?? crypto.randomUUID();
      const answer = await say<MessageOutput['handoff.send']>('handoff.send', {
        id,
        draftId: `draft-${id}`,
        ...(await plannedWithLists(say, sandboxAccount(sandbox, crm).account, lead, {
          source: { url: 'https://leads.example/1', title: 'A lead' },
        })),
        ...(more.again ? { again: true } : {}),
      });
      const one = { id, crm, email: lead.emails[0] ?? '', answer: answer.kind };
      if (!pressed.some((other) => other.id === id)) pressed.push(one);
      return one;
    },
    note: (one) => pressed.push(one),
    // By id as well: what is recent is told by the clock, which a fault may have turned.
    handoffs: () => say<Handoff[]>('handoff.list', { ids: pressed.map(({ id }) => id) }),
    handoff: async ({ id }) => (await stage.handoffs()).find((handoff) => handoff.id === id),
    ask: say,
    page: own,
    closePage: async () => {
      await page?.close();
      page = undefined;
    },
    lostPage: () => {
      page = undefined;
    },
    settle: async (ms) => {
      const until = Date.now() + ms;
      for (;;) {
        const all = await stage.handoffs();
        const open = pressed.filter(({ id, crm, answer }) => {
          const state = all.find((handoff) => handoff.id === id)?.state;
          // Unknown is the end where nothing can be searched for.
          if (state === 'unknown') return crmById(crm)?.reconcile !== undefined;
          return answer === 'queued' && (state === 'queued' || state === 'sending');
        });
        if (open.length === 0 || Date.now() > until) return;
        await stage.wait(500);
      }
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: async () => {
      await browser.close();
      await sandbox.close();
    },
  };
  return stage;
}
