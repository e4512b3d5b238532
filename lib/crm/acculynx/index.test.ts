import { expect, test } from 'vitest';
import { emptyLead, type Lead, type Phone } from '../../lead/lead.ts';
import { account, reference, sampleLead } from '../contract.ts';
import type { Values } from '../define.ts';
import { defaultValues, fieldsOf, planSteps } from '../form.ts';
import acculynx from './index.ts';

const handover = (lead: Lead, values: Values = {}, timeZone = 'America/Denver') => ({
  lead,
  values,
  reference,
  timeZone,
});
const bodyFor = (lead: Lead, values: Values = {}) =>
  planSteps(acculynx, account, handover(lead, values))[0]?.request.body;
const withPhones = (...phones: Phone[]): Lead => ({ ...emptyLead(), firstName: 'Bob', phones });

test('all 26 fields of the page are there, each at the top of the body', () => {
  const sent = acculynx.fields.filter(({ path }) => path !== null);
  expect(sent).toHaveLength(26);
  expect(sent.every(({ key, path, documented }) => key === path && documented)).toBe(true);
});

test('what a full lead becomes', () => {
  expect(bodyFor(sampleLead, { workType: 'Repair', priority: 'High' })).toEqual({
    firstName: 'Wilhelmina',
    lastName: 'Okafor',
    companyName: 'Okafor Holdings',
    phoneNumber1: '(303) 555-0142',
    phoneType1: 'Mobile',
    phoneNumber2: '(303) 555-0143',
    phoneType2: 'Home',
    phoneNumber3: '(303) 555-0144',
    phoneExtension3: '12',
    phoneType3: 'Work',
    emailAddress: 'w.okafor@okafor.example',
    workType: 'Repair',
    priority: 'High',
    street: '418 Larkspur Lane',
    street2: 'Unit 5',
    city: 'Denver',
    state: 'CO',
    zip: '80203',
    country: 'US',
    notes:
      'Roof leaks at the chimney\n\nPlease call after 5 pm.\n\nJob title: Owner\nWebsite: https://okafor.example\nVehicle: 2021 Subaru Outback Touring\nMore e-mail: wilma@home.example\nTheir reference: REQ-88\nSource: Roofers Marketplace',
    initialAppointmentDate: '2026-03-12T15:00:00-06:00',
    crossReference: reference,
  });
});

test('phone 1 is the cell and phone 2 the one at home, however they come', () => {
  expect(
    bodyFor(withPhones({ number: '+13035550143', type: 'home' }, { number: '+13035550142', type: 'mobile' })),
  ).toMatchObject({
    phoneNumber1: '(303) 555-0142',
    phoneType1: 'Mobile',
    phoneNumber2: '(303) 555-0143',
    phoneType2: 'Home',
  });
});

test('a phone whose kind is not known, or is none of the three, is sent without one', () => {
  const body = bodyFor(withPhones({ number: '+13035550142' }, { number: '+13035550143', type: 'fax' }));
  expect(body).not.toHaveProperty('phoneType1');
  expect(body).not.toHaveProperty('phoneType2');
});

test('the appointment takes the zone that was chosen, else the person’s own, and a zone of its own stays', () => {
  const at = (values: Values) =>
    (bodyFor(withPhones(), values) as { initialAppointmentDate?: string }).initialAppointmentDate;
  expect(at({ initialAppointmentDate: '2026-07-01T09:00' })).toBe('2026-07-01T09:00:00-06:00');
  expect(at({ initialAppointmentDate: '2026-07-01T09:00', appointmentZone: 'America/New_York' })).toBe(
    '2026-07-01T09:00:00-04:00',
  );
  expect(at({ initialAppointmentDate: '2026-07-01T09:00-05:00' })).toBe('2026-07-01T09:00:00-05:00');
});

test('the zone is asked for only with an appointment, and the page’s rule about the notes is said', () => {
  const keys = (values: Values) => fieldsOf(acculynx, account, {}, values).map(({ key }) => key);
  expect(keys({})).not.toContain('appointmentZone');
  expect(keys({ initialAppointmentDate: '2026-07-01T09:00' })).toContain('appointmentZone');
  expect(acculynx.fields.find(({ key }) => key === 'initialAppointmentDate')?.help).toMatch(/notes/);
});

test('the country is US unless the lead is known to be elsewhere', () => {
  expect(bodyFor(withPhones())).toMatchObject({ country: 'US' });
  const canadian = { ...withPhones(), address: { ...emptyLead().address, country: 'CA' } };
  expect(bodyFor(canadian)).toMatchObject({ country: 'CA' });
});

test('a sales person is never chosen for the person', () => {
  const context = { reference, pageUrl: '', timeZone: 'America/Denver' };
  expect(defaultValues(acculynx, account, sampleLead, context).salesPerson).toBeUndefined();
});

test('an id is taken where the body has an obvious one', () => {
  const read = (json: unknown) =>
    acculynx.readResult(
      'lead',
      { status: 200, contentType: 'application/json; charset=utf-8', json, text: '' },
      { method: 'POST', path: '/' },
      [],
    );
  expect(read({ id: 'a' })).toEqual({ kind: 'done', id: 'a' });
  expect(read({ leadId: 7 })).toEqual({ kind: 'done', id: '7' });
  expect(read({ data: { id: 'c' } })).toEqual({ kind: 'done', id: 'c' });
  expect(read({})).toEqual({ kind: 'done' });
  expect(read({ error: 'no' })).toMatchObject({ kind: 'rejected', message: 'no' });
});
