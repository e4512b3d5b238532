import { describe, expect, test } from 'vitest';
import { fieldOfLabel, foldLabel, roleOfLabel } from './labels.ts';

describe('fieldOfLabel', () => {
  test.each([
    ['E-mail *', 'email'],
    ['firstName_1', 'firstName'],
    ['AddressFirstLine', 'street'],
    ['addr1', 'street'],
    ['👤 Name:', 'name'],
    ['CITY/ST/ZIP', 'cityStateZip'],
    ['Customer Full Name', 'name'],
    ['Best number to reach you', 'phone'],
    ['Service Location City', 'city'],
    ['Téléphone portable', 'phone'],
    ['Correo electrónico', 'email'],
    ['Straße und Hausnummer', 'street'],
    ['Codice postale', 'postalCode'],
    ['Achternaam', 'lastName'],
    ['PLZ / Ort', 'cityStateZip'],
    ['How did you hear about us?', 'source'],
    ['Source channel', 'source'],
    ['Lead ID', 'reference'],
    ['utm_campaign', 'utmCampaign'],
  ])('%s', (label, field) => {
    expect(fieldOfLabel(label)?.field).toBe(field);
  });

  test.each([
    'Fence type',
    'phone_type',
    'Job Type',
    'inbox_url',
    'Is this your home?',
    'Search',
    'Email opt in',
    'Dealer phone',
    'Assigned to',
    'Booth Rep',
    'Listing Number',
    'MLS #',
    'Taken by',
    '',
  ])('says nothing of the lead: %s', (label) => {
    expect(fieldOfLabel(label)).toBeUndefined();
  });

  test('tells the kind of phone', () => {
    expect([
      fieldOfLabel('Cell')?.phoneType,
      fieldOfLabel('Work Phone')?.phoneType,
      fieldOfLabel('Phone')?.phoneType,
    ]).toEqual(['mobile', 'work', undefined]);
    expect(fieldOfLabel('Fax number')?.field).toBe('fax');
  });
});

test('roleOfLabel tells the lead from everybody else', () => {
  expect(['Customer', 'Homeowner phone', 'Sales Rep', 'Lead Owner', 'Dealer', 'To', 'Phone'].map(roleOfLabel)).toEqual([
    'lead',
    'lead',
    'other',
    'other',
    'other',
    'other',
    undefined,
  ]);
});

test('foldLabel makes one form of all', () => {
  expect([
    foldLabel('homePhone'),
    foldLabel('HOME_PHONE'),
    foldLabel('Home phone (required):'),
    foldLabel('Prénom'),
  ]).toEqual(['home phone', 'home phone', 'home phone', 'prenom']);
});
