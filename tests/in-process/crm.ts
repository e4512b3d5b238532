import type { Account } from '../../lib/accounts/account.ts';
import type { CrmDefinition, RequestSpec, Step } from '../../lib/crm/define.ts';
import type { NewHandoff } from '../../lib/handoff/outbox.ts';
import { hashOf } from '../../lib/handoff/reference.ts';
import type { Fresh } from '../../lib/handoff/send.ts';
import { emptyLead } from '../../lib/lead/lead.ts';
import type { World } from './world.ts';

const post = (path: string, body: RequestSpec['body']): RequestSpec => ({ method: 'POST', path, body });

/** One definition that searches with authority, one that cannot search, one whose search may miss. */
export function testCrm(id: 'sure' | 'blind' | 'vague'): CrmDefinition {
  return {
    id,
    name: id,
    docs: '',
    origin: 'https://api.crm.example',
    domain: 'crm.example',
    keyHelp: '',
    credentials: [],
    authorize: (request) => request,
    fields: [],
    mainStep: 'lead',
    steps: ({ reference }) => {
      const lead: Step = { id: 'lead', label: 'Lead', request: post('/lead', { ref: reference }) };
      if (id !== 'sure') return [lead];
      return [
        {
          id: 'find',
          label: 'Find',
          safe: true,
          request: { method: 'GET', path: '/contact', query: { ref: reference } },
        },
        { id: 'contact', label: 'Contact', unless: 'find', request: post('/contact', { ref: reference }) },
        { ...lead, request: post('/lead', { ref: reference, contact: '{{contact}}' }) },
        { id: 'task', label: 'Task', request: post('/task', { ref: reference, lead: '{{lead}}' }) },
      ];
    },
    readResult: (_, { status, json }) => {
      if (status === 400) return { kind: 'rejected', message: 'No.', fields: {} };
      if (typeof json !== 'object' || json === null || !('id' in json)) return { kind: 'unclear', reason: 'No id.' };
      return { kind: 'done', id: String(json.id ?? '') };
    },
    ...(id === 'blind'
      ? {}
      : {
          reconcile: {
            authoritative: id === 'sure',
            find: async (read, { step, reference }) =>
              ((await read({ method: 'GET', path: '/find', query: { step, ref: reference } })) as string[]).map(
                (one) => ({ id: one, title: one }),
              ),
          },
        }),
  };
}

/** The account "<crm> <name>". */
export function testAccount(id: string): Account {
  return {
    version: 1,
    id,
    crm: id.split(' ')[0] ?? '',
    name: id,
    base: '',
    defaults: {},
    paths: {},
    remembered: {},
    plain: {},
    createdAt: 0,
  };
}

/** A new handoff as it is taken. */
export function fresh(handoff: NewHandoff): Fresh {
  return { handoff, account: testAccount(handoff.accountId), crm: testCrm(handoff.crm as 'sure'), looked: false };
}

/** A handoff as `accept` makes it, for the account "<crm> <name>". */
export async function newHandoff(world: World, id: string, accountId: string): Promise<NewHandoff> {
  const crm = testCrm(accountId.split(' ')[0] as 'sure');
  const lead = { ...emptyLead(), lastName: id };
  const reference = `LH-${id}`;
  const steps = [...crm.steps({ lead, values: {}, chosen: {}, fields: [], reference, timeZone: 'UTC' })];
  return {
    version: 1,
    id,
    draftId: id,
    crm: crm.id,
    accountId,
    accountName: accountId,
    reference,
    lead,
    values: {},
    chosen: {},
    timeZone: 'UTC',
    source: { url: '', title: '' },
    steps,
    hash: await hashOf(steps),
    state: 'queued',
    at: 0,
    done: {},
    attempts: 0,
    createdAt: world.now,
    updatedAt: world.now,
  };
}
