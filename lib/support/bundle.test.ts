import { expect, it } from 'vitest';
import type { AccountView } from '../accounts/account.ts';
import type { Handoff } from '../handoff/handoff.ts';
import { emptyLead } from '../lead/lead.ts';
import { settingsSchema } from '../settings.ts';
import { supportBundle } from './bundle.ts';

it('holds nothing of any person', () => {
  const canary = 'CANARY';
  const account = {
    id: 'a',
    crm: 'acculynx',
    name: canary,
    base: `https://${canary}.acculynx.com`,
    defaults: { notes: canary },
    paths: {},
    remembered: { salesPerson: [{ value: canary, label: canary }] },
    plain: { email: canary },
    secretsSet: ['apiKey'],
    granted: true,
    warning: canary,
  } as unknown as AccountView;
  const handoff = {
    id: canary,
    crm: 'acculynx',
    accountId: 'a',
    accountName: canary,
    reference: 'LH-7F3K9Q',
    state: 'unknown',
    at: 0,
    steps: [{ id: canary, label: canary, request: { method: 'POST', path: `/${canary}`, body: canary } }],
    attempts: 1,
    lead: { ...emptyLead(), firstName: canary },
    values: { notes: canary },
    source: { url: canary, title: canary },
    problem: { kind: 'rejected', message: canary, fields: { notes: canary } },
    recordId: canary,
    updatedAt: 0,
  } as unknown as Handoff;
  const text = supportBundle({
    version: '1.0.0',
    userAgent: 'test',
    language: 'en',
    settings: settingsSchema.parse({}),
    accounts: [account],
    handoffs: [handoff],
    corrupt: 0,
  });
  expect(text).not.toContain(canary);
  expect(JSON.parse(text)).toMatchObject({
    accounts: [{ crm: 'acculynx', secretsSet: 1 }],
    handoffs: [{ account: 1, state: 'unknown', reference: 'LH-7F3K9Q' }],
  });
});
