import { describe, expect, test } from 'vitest';
import { emptyLead, type Lead } from '../../lead/lead.ts';
import { account, reference, sampleLead } from '../contract.ts';
import type { Values } from '../define.ts';
import { planSteps } from '../form.ts';
import { externalId } from './external-id.ts';
import centerpoint from './index.ts';

const person: Lead = { ...emptyLead(), firstName: 'John', lastName: 'Doe' };
const dataFor = (lead: Lead, values: Values = {}) => {
  const [step] = planSteps(centerpoint, account, { lead, values, reference, timeZone: 'America/Denver' });
  const body = step?.request.body as unknown as { data: Record<string, Record<string, unknown>> } | undefined;
  return body?.data ?? {};
};

test('what a full lead becomes', () => {
  expect(dataFor(sampleLead, { leadType: 'Storm', price: '2000' })).toEqual({
    type: 'leads',
    company: {
      name: 'Okafor Holdings',
      externalId: 'company-okafor-holdings',
      streetAddress: '418 Larkspur Lane, Unit 5',
      locality: 'Denver',
      region: 'CO',
      postalCode: '80203',
      county: 'Jefferson',
      timeZone: 'America/Denver',
    },
    property: {
      name: '418 Larkspur Lane',
      streetAddress: '418 Larkspur Lane, Unit 5',
      locality: 'Denver',
      region: 'CO',
      postalCode: '80203',
      county: 'Jefferson',
      timeZone: 'America/Denver',
    },
    contact: {
      name: 'Wilhelmina Okafor',
      position: 'Owner',
      email: 'w.okafor@okafor.example',
      mobile: '(303) 555-0142',
      office: '(303) 555-0144 x 12',
    },
    opportunity: {
      leadType: 'Storm',
      price: 2000,
      notes: expect.stringMatching(/^Roof leaks at the chimney[\s\S]*Ref\. LH-7F3K9Q2ZTV$/),
    },
  });
});

test('a private person is their own company; parts with nothing in them are not sent', () => {
  expect(dataFor(person, { opportunityNotes: '' })).toEqual({
    type: 'leads',
    company: { name: 'John Doe', externalId: reference },
    contact: { name: 'John Doe' },
  });
});

test('untouched, the opportunity always carries the reference, and a handoff is never without it', () => {
  expect(dataFor(person).opportunity).toEqual({ notes: `Handed over with Lead Handoff\n\nRef. ${reference}` });
  const [step] = planSteps(centerpoint, account, {
    lead: person,
    values: {},
    reference,
    timeZone: 'UTC',
    pageUrl: 'https://mail.roofers.example/inbox?id=7',
  });
  expect(JSON.stringify(step?.request.body)).toContain('Lead from mail.roofers.example');
});

test('an address without a street is the company’s, and makes no property that would need a name', () => {
  const lead = { ...person, address: { ...person.address, city: 'Chicago', state: 'IL', country: 'US' } };
  const data = dataFor(lead);
  expect(data.company).toMatchObject({ region: 'IL', timeZone: 'America/Chicago' });
  expect(data.property).toBeUndefined();
});

test('price is a number, and custom fields are keyed by their labels', () => {
  const data = dataFor(person, { price: '$1,250', contactCustom: { 'Answers Phone?': 'Yes', '': 'x' } });
  expect(data.opportunity).toMatchObject({ price: 1250 });
  expect(data.contact).toMatchObject({ custom: { 'Answers Phone?': 'Yes' } });
});

test('an extension stands only in the office phone', () => {
  const lead = { ...person, phones: [{ number: '+18111231234', extension: '123' }] };
  expect(dataFor(lead).contact).toEqual({ name: 'John Doe', office: '(811) 123-1234 x 123' });
});

test('the token is never in the address', () => {
  const request = centerpoint.authorize({ method: 'POST', path: '/a/leads', body: {} }, { token: 'secret' });
  expect(request).toMatchObject({ path: '/a/leads', headers: { Authorization: 'Bearer secret' } });
  expect(request.query).toBeUndefined();
});

describe('externalId', () => {
  test.each([
    [{ companyName: 'Acme Roofing, Inc.' }, 'company-acme-roofing'],
    [{ companyName: 'ACME ROOFING INC', emails: ['x@acme.example'] }, 'company-acme-roofing'],
    [{ companyName: 'Café Über' }, 'company-cafe-uber'],
    [{ emails: ['Bob@Home.example'], phones: [{ number: '+13035550142' }] }, 'email-bob@home.example'],
    [{ phones: [{ number: '(303) 555-0142' }] }, 'phone-13035550142'],
    [{ phones: [{ number: '+13035550142' }] }, 'phone-13035550142'],
    [{ companyName: 'LLC' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (part, expected) => {
    expect(externalId({ ...emptyLead(), ...part } as Lead)).toBe(expected);
  });
});
