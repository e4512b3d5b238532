import { expect, test } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import { sampleLead } from './contract.ts';
import { notesOf } from './notes.ts';

test('what the person wrote, and a line for each fact that the CRM has no field for', () => {
  expect(
    notesOf(
      sampleLead,
      ['subject', 'vehicle', 'jobTitle', 'emails', 'phones', 'source', 'appointment', 'website', 'reference'],
      { phones: sampleLead.phones.slice(0, 2) },
    ),
  ).toBe(
    `Roof leaks at the chimney

Please call after 5 pm.

Vehicle: 2021 Subaru Outback Touring
Job title: Owner
More e-mail: wilma@home.example
More phones: +13035550144 x 12 (work)
Source: Roofers Marketplace
Appointment: 2026-03-12 15:00
Website: https://okafor.example
Their reference: REQ-88`,
  );
});

test('e-mails and phones that have a field of their own are not repeated', () => {
  expect(notesOf({ ...sampleLead, notes: '' }, ['emails', 'phones'], { emails: 2, phones: sampleLead.phones })).toBe(
    '',
  );
});

test('nothing twice, and nothing where there is nothing', () => {
  expect(notesOf({ ...sampleLead, notes: 'Roof leaks at the chimney, since May.' }, ['subject'])).toBe(
    'Roof leaks at the chimney, since May.',
  );
  expect(notesOf(emptyLead(), ['subject', 'vehicle', 'emails', 'source'])).toBe('');
});
