import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { coneToken } from '../../../sandbox/conecrm.ts';
import type { Lead } from '../../lead/lead.ts';
import { Bench, reference, sampleLead } from '../contract.ts';
import type { ReconcileInput, Values } from '../define.ts';
import { contactsIn } from './contact.ts';
import conecrm from './index.ts';

vi.mock('../../browser.ts', () => ({ browser: { permissions: { contains: async () => true } } }));

let bench: Bench;
let required: Values;
beforeAll(async () => {
  bench = await Bench.start(conecrm);
  const { departments, franchises, sources } = bench.known;
  required = {
    department: departments?.[0]?.id ?? '',
    franchise: franchises?.[0]?.id ?? '',
    source: sources?.[0]?.id ?? '',
  };
});
afterEach(() => bench.sandbox.reset());
afterAll(() => bench.sandbox.close());

const amelie: Lead = { ...sampleLead, emails: ['Amelie.Fontaine@courrier.example'], phones: [] };
const greg: Lead = { ...sampleLead, emails: [], phones: [{ number: '+14165550148' }] };
const contactOf = (name: string) => bench.known.contacts?.find((contact) => contact.name.includes(name))?.id ?? '';
const made = () => bench.executed.map(({ path }) => path);

describe('the contact', () => {
  test('is made through an account when nobody has the e-mail or phone, at both levels', async () => {
    const run = await bench.handOver(required);
    expect(run.steps.map(({ id }) => id)).toEqual([
      'findByEmail',
      'findBySecondEmail',
      'findByPhone',
      'contact',
      'lead',
    ]);
    expect(run.steps[3]?.request.body).toMatchObject({
      name: 'Okafor Holdings',
      primaryEmail: 'w.okafor@okafor.example',
      province: 'CO',
      primaryContact: {
        firstName: 'Wilhelmina',
        lastName: 'Okafor',
        companyName: 'Okafor Holdings',
        primaryEmail: 'w.okafor@okafor.example',
        secondaryEmail: 'wilma@home.example',
        mobilePhone: '+13035550142',
        homePhone: '+13035550143',
        workPhone: '+13035550144',
        workPhoneExtension: '12',
        address: '418 Larkspur Lane, Unit 5',
        city: 'Denver',
        province: 'CO',
        postalCode: '80203',
        country: 'US',
      },
    });
    expect(run.steps[4]?.request.body).toMatchObject({ contact: { id: run.done.contact } });
    expect(made()).toEqual(['/api/account', '/api/lead']);
  });

  test('is found by e-mail, whatever its case, and no account is made', async () => {
    const run = await bench.handOver(required, amelie);
    expect(run.steps.map(({ id }) => id)).toEqual(['findByEmail', 'lead']);
    expect(run.done.contact).toBe(contactOf('Fontaine'));
    expect(made()).toEqual(['/api/lead']);
  });

  test('is found by phone as it was typed in there', async () => {
    const run = await bench.handOver(required, greg);
    expect(run.steps.map(({ id }) => id)).toEqual(['findByPhone', 'lead']);
    expect(run.done.contact).toBe(contactOf('Sorensen'));
  });

  test('that only looks alike is not taken', async () => {
    bench.sandbox.seed('conecrm', { clients: 3, email: 'w.okafor@okafor.example', phone: '+13035550142', exact: 0 });
    const run = await bench.handOver(required);
    expect(run.steps.map(({ id }) => id)).toContain('contact');
    expect(run.result).toMatchObject({ kind: 'done' });
  });

  test('several with the same e-mail are for the person to choose from: nothing is made', async () => {
    bench.sandbox.seed('conecrm', { clients: 2, email: 'w.okafor@okafor.example' });
    const run = await bench.handOver(required);
    expect(run.result).toMatchObject({
      kind: 'rejected',
      fields: { contactId: expect.stringContaining('2 contacts') },
    });
    expect(made()).toEqual([]);
  });

  test('that was chosen is used as it is; a new one asked for is made without looking', async () => {
    const chosen = await bench.handOver({ ...required, contactId: contactOf('Fontaine') });
    expect(chosen.steps.map(({ id }) => id)).toEqual(['lead']);
    const fresh = await bench.handOver({ ...required, contactId: 'new' }, amelie);
    expect(fresh.steps.map(({ id }) => id)).toEqual(['contact', 'lead']);
  });

  test('an account whose answer names no contact is no success', () => {
    const response = {
      status: 200,
      contentType: 'application/json',
      json: { id: 'a', primaryContact: null },
      text: '',
    };
    expect(conecrm.readResult('contact', response, { method: 'POST', path: '/api/account' }, []).kind).toBe('unclear');
  });

  test.each([
    [[{ id: '1' }], ['1']],
    [{ data: [{ id: '1' }, { id: '2' }] }, ['1', '2']],
    [{ contacts: [{ id: '1' }] }, ['1']],
    [{ id: '1' }, ['1']],
    [{ contact: { id: '1' } }, ['1']],
    [{ data: { id: '1' } }, ['1']],
    [[], []],
    [{}, []],
    [null, []],
    ['x', []],
  ])('an answer to the phone search shaped like %j', (json, ids) => {
    expect(contactsIn(json).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the lead', () => {
  test('has the vehicle, the campaign of the page’s address, and the reference', async () => {
    const run = await bench.handOver(required, amelie);
    expect(run.steps.at(-1)?.request.body).toEqual({
      subject: 'Roof leaks at the chimney',
      department: { id: required.department },
      franchise: { id: required.franchise },
      source: { id: required.source },
      contact: { id: contactOf('Fontaine') },
      description: expect.stringMatching(new RegExp(`Ref\\. ${reference}$`)),
      category: 'CAR',
      yearStr: '2021',
      makeStr: 'Subaru',
      modelStr: 'Outback',
      trimStr: 'Touring',
      utmSource: 'fall',
      utmCampaign: 'storm',
    });
  });

  test('the campaign comes from the page’s address where the lead has none', async () => {
    const bare = { ...sampleLead, source: { ...sampleLead.source, utmSource: '', utmCampaign: '' } };
    const { input } = await bench.plan(required, bare);
    expect([input.values.utmSource, input.values.utmCampaign]).toEqual(['fall', 'storm']);
  });

  test('ids that are none are refused before sending', async () => {
    for (const key of ['department', 'franchise', 'source']) {
      const { problems } = await bench.plan({ ...required, [key]: 'Used vehicles' });
      expect(problems).toMatchObject([{ field: key, kind: 'format' }]);
    }
  });

  test('a later failure keeps the contact that was made', async () => {
    bench.sandbox.fault({ crm: 'conecrm', kind: 'status', status: 500, match: { path: '/api/lead' } });
    const run = await bench.handOver(required);
    expect(run.status).toBe(500);
    expect(run.done.contact).toMatch(/^[0-9a-f-]{36}$/);
    expect(made()).toEqual(['/api/account']);
  });
});

describe('the task', () => {
  test('comes after the lead, with its id and the contact’s, in UTC', async () => {
    const assignee = bench.known.users?.[0]?.id ?? '';
    const run = await bench.handOver(
      { ...required, taskCreate: true, 'task.assignee': assignee, 'task.type': 'CALL' },
      amelie,
    );
    expect(run.steps.map(({ id }) => id)).toEqual(['findByEmail', 'lead', 'task']);
    expect(run.steps.at(-1)?.request.body).toEqual({
      title: 'Follow up with Wilhelmina Okafor',
      assignee,
      type: 'CALL',
      start: '2026-03-12T21:00:00.000Z',
      note: `Ref. ${reference}`,
      contact: run.done.contact,
      connection: run.done.lead,
    });
    expect(run.result).toMatchObject({ kind: 'done' });
  });

  test('without an assignee it is not sent at all', async () => {
    const { problems } = await bench.plan({ ...required, taskCreate: true });
    expect(problems).toMatchObject([{ field: 'task.assignee', kind: 'required' }]);
  });
});

describe('open leads', () => {
  test('are shown with subject, date and stage, and what can be learned from them', async () => {
    const cards = (await bench.duplicates(amelie)).filter(({ kind }) => kind === 'lead');
    expect(cards.map(({ title, lines }) => [title, lines])).toEqual([
      ['Test drive: compact SUV', ['Open lead of Amélie Fontaine', '2025-06-03', 'Stage: New']],
      ['Trade-in value', ['Open lead of Amélie Fontaine', '2025-06-03', 'Stage: Contacted']],
    ]);
    expect(cards[1]?.learned).toEqual({
      source: [{ value: bench.known.sources?.[2]?.id, label: 'Source of “Trade-in value”' }],
      franchise: [{ value: bench.known.franchises?.[1]?.id, label: 'Franchise of “Trade-in value”' }],
    });
  });

  test.each([0, 1, 50, 51])('all %i of them are shown, each stage by its name', async (openLeads) => {
    bench.sandbox.seed('conecrm', {
      clients: 1,
      email: 'w.okafor@okafor.example',
      openLeads,
      stages: Math.max(1, openLeads),
    });
    const cards = (await bench.duplicates(sampleLead)).filter(({ kind }) => kind === 'lead');
    expect(cards).toHaveLength(openLeads);
    expect(cards.every(({ lines }) => lines.includes('Stage: Stage 1'))).toBe(true);
  });

  test('the contact card uses the contact; nothing else is touched', async () => {
    const [card] = await bench.duplicates(amelie);
    expect(card).toMatchObject({
      kind: 'contact',
      matched: ['email'],
      exact: true,
      actions: [{ values: { contactId: contactOf('Fontaine'), 'contactId.label': 'Amélie Fontaine' } }],
    });
  });

  test('one is copied to another department instead of making a new lead', async () => {
    const card = (await bench.duplicates(amelie)).find(({ kind }) => kind === 'lead');
    const values = { ...required, ...card?.actions[0]?.values };
    const plan = await bench.plan(values, amelie);
    expect(plan.problems).toEqual([]);
    expect(plan.fields.map(({ key }) => key)).not.toContain('source');
    const run = await bench.handOver(values, amelie);
    expect(run.steps.map(({ id }) => id)).toEqual(['lead']);
    expect(run.steps[0]?.request.path).toBe(`/api/lead/${card?.id}/copy`);
    expect(run.steps[0]?.request.body).toEqual({
      contact: { id: contactOf('Fontaine') },
      department: { id: required.department },
      franchise: { id: required.franchise },
      subject: `Roof leaks at the chimney (${reference})`,
    });
    expect(run.result).toMatchObject({ kind: 'done' });
  });

  test('a copy asks for the department or the franchise that it is for, and sends that one alone', async () => {
    const card = (await bench.duplicates(amelie)).find(({ kind }) => kind === 'lead');
    const copy: Values = card?.actions[0]?.values ?? {};
    expect((await bench.plan(copy, amelie)).problems).toMatchObject([
      { field: 'department', kind: 'required' },
      { field: 'franchise', kind: 'required' },
    ]);
    for (const key of ['department', 'franchise'] as const) {
      const values: Values = { ...copy, [key]: required[key] ?? '' };
      expect((await bench.plan(values, amelie)).problems).toEqual([]);
      const run = await bench.handOver(values, amelie);
      expect(run.result).toMatchObject({ kind: 'done' });
      const sent = run.steps[0]?.request.body as Record<string, unknown>;
      expect(Object.keys(sent).toSorted()).toEqual([key, 'contact', 'subject'].toSorted());
      expect(bench.executed.flatMap((entry) => entry.ignored)).toEqual([]);
    }
  });

  test('a lead that is gone is no success', async () => {
    const values = { ...required, copyOf: '0197f3a0-001e-7000-8000-00000000dead', contactId: contactOf('Fontaine') };
    expect((await bench.handOver(values, amelie)).status).toBe(404);
  });
});

describe('finding again what a handoff made', () => {
  const find = (more: Partial<ReconcileInput>) =>
    conecrm.reconcile?.find(bench.read(), {
      lead: sampleLead,
      values: {},
      chosen: {},
      reference,
      timeZone: 'America/Denver',
      step: 'lead',
      done: {},
      ...more,
    });

  test('the contact by e-mail or phone, the lead by its reference among the contact’s open leads', async () => {
    const run = await bench.handOver(required);
    const { values } = (await bench.plan(required)).input;
    expect(await find({ step: 'contact', values })).toEqual([{ id: run.done.contact, title: 'Wilhelmina Okafor' }]);
    expect(await find({ values, done: run.done })).toEqual([{ id: run.done.lead, title: 'Roof leaks at the chimney' }]);
    expect(await find({ values, done: run.done, reference: 'LH-000000' })).toEqual([]);
  });

  test('not a contact that was there before the person asked for a new one', async () => {
    const values = { contactId: 'new', 'contact.primaryEmail': 'amelie.fontaine@courrier.example' };
    expect(await find({ step: 'contact', values })).toEqual([]);
    expect(await find({ step: 'task', values, done: { contact: contactOf('Fontaine') } })).toEqual([]);
  });
});

describe('custom fields', () => {
  test('with an id are offered, those without cannot be sent', async () => {
    const { fields } = await bench.plan(required);
    expect(fields.filter(({ part }) => part === 'custom').map(({ label, type }) => [label, type])).toEqual([
      ['Budget', 'text'],
      ['Payment', 'select'],
      ['Preferred colour', 'text'],
    ]);
  });

  test('values stand in one list', async () => {
    const [budget, payment] = bench.known.customFields ?? [];
    const run = await bench.handOver(
      { ...required, [`custom.${budget?.id}`]: '20000', [`custom.${payment?.id}`]: 'Lease' },
      amelie,
    );
    expect(run.steps.at(-1)?.request.body).toMatchObject({
      customFieldValues: [
        { field: { id: budget?.id }, value: '20000' },
        { field: { id: payment?.id }, value: 'Lease' },
      ],
    });
    expect(run.result).toMatchObject({ kind: 'done' });
  });
});

test('an expired token is not accepted', async () => {
  await expect(conecrm.check?.(bench.read({ token: coneToken(1) }))).rejects.toMatchObject({ status: 401 });
});
