import { fullName, type Lead, type Phone } from '../../lead/lead.ts';
import { bodyOf } from '../body.ts';
import { defineCrm, type Field } from '../define.ts';
import { notesOf } from '../notes.ts';
import { phoneOf, withParentheses } from '../phones.ts';
import { regionOf, regionZones } from '../regions.ts';
import api from './api.ts';
import { externalId } from './external-id.ts';

/**
 * Centerpoint Connect: one POST with a company and, where filled, a property, a contact and an
 * opportunity. The vendor's page prints the types and descriptions of all fields but the names of
 * only a few; the other names are inferred and marked so.
 */
const state = { source: '^[A-Z]{2}$', says: 'A two-letter code such as IL.' };

/** Address, county and time zone of the company or the property: the same six rows in both. */
function placeFields(part: 'company' | 'property', path: string): Field[] {
  const row = (key: string, label: string, from: (lead: Lead) => string | undefined): Field => ({
    key: `${part}${key[0]?.toUpperCase()}${key.slice(1)}`,
    label,
    path: `${path}.${key}`,
    part,
    documented: false,
    // A town alone is no property: it would only ask for a name.
    from: (lead) => (part === 'company' || lead.address.street !== '' ? from(lead) : undefined),
  });
  return [
    row('streetAddress', 'Street', ({ address }) => [address.street, address.street2].filter(Boolean).join(', ')),
    row('locality', 'City', ({ address }) => address.city),
    { ...row('region', 'State', ({ address }) => address.state), pattern: state },
    row('postalCode', 'Postal code', ({ address }) => address.postalCode),
    { ...row('county', 'County', ({ address }) => address.county), rare: true },
    {
      ...row('timeZone', 'Time zone', ({ address }) => regionOf(address.state, address.country)?.zone),
      type: 'select',
      options: [...regionZones],
      open: true,
      follows: true,
      rare: true,
      help:
        part === 'company'
          ? 'From the state. Empty: the time zone of your Centerpoint account.'
          : 'From the state. Empty: the time zone of the company.',
    },
  ];
}

function custom(part: string, example: string): Field {
  return {
    key: `${part}Custom`,
    label: 'Custom fields',
    type: 'pairs',
    path: `data.${part}.custom`,
    part,
    documented: false,
    rare: true,
    help: `By the label that the custom field has in Centerpoint, for example ${example}.`,
  };
}

const company: readonly Field[] = [
  {
    key: 'companyName',
    label: 'Company name',
    path: 'data.company.name',
    part: 'company',
    required: true,
    documented: true,
    inView: true,
    help: 'Centerpoint needs a company. For a private person it is the full name. Duplicates are found by it.',
    from: (lead) => lead.companyName || fullName(lead),
  },
  {
    key: 'companyExternalId',
    label: 'External id',
    path: 'data.company.externalId',
    part: 'company',
    documented: true,
    reference: 'whole',
    rare: true,
    help: 'The same whenever this lead is handed over, so that Centerpoint finds duplicates by it.',
    from: externalId,
  },
  ...placeFields('company', 'data.company'),
  {
    key: 'companyManager',
    label: 'Manager',
    path: 'data.company.manager',
    part: 'company',
    documented: false,
    remember: true,
    rare: true,
    help: 'Name of an employee in your Centerpoint account.',
  },
  {
    key: 'companyBillingAddress',
    label: 'Billing address',
    type: 'multiline',
    path: 'data.company.billingAddress',
    part: 'company',
    documented: false,
    rare: true,
    help: 'In full, only if it differs from the address above.',
  },
  {
    key: 'companyBillingInstructions',
    label: 'Billing instructions',
    type: 'multiline',
    path: 'data.company.billingInstructions',
    part: 'company',
    documented: false,
    rare: true,
    help: 'Internal.',
  },
  custom('company', '“Company Size”'),
];

const property: readonly Field[] = [
  {
    key: 'propertyName',
    label: 'Property name',
    path: 'data.property.name',
    part: 'property',
    required: true,
    documented: true,
    from: ({ address }) => address.street,
  },
  {
    key: 'propertyExternalId',
    label: 'External building id',
    path: 'data.property.externalId',
    part: 'property',
    documented: false,
    rare: true,
  },
  ...placeFields('property', 'data.property'),
  custom('property', '“Building Height”'),
];

const contact: readonly Field[] = [
  {
    key: 'contactName',
    label: 'Contact name',
    path: 'data.contact.name',
    part: 'contact',
    required: true,
    documented: true,
    help: 'First and last name.',
    from: fullName,
  },
  {
    key: 'contactPosition',
    label: 'Position',
    path: 'data.contact.position',
    part: 'contact',
    documented: false,
    from: (lead) => lead.jobTitle,
  },
  {
    key: 'contactEmail',
    label: 'E-mail',
    type: 'email',
    path: 'data.contact.email',
    part: 'contact',
    documented: false,
    from: (lead) => lead.emails[0],
  },
  {
    key: 'contactMobile',
    label: 'Mobile phone',
    type: 'tel',
    path: 'data.contact.mobile',
    part: 'contact',
    documented: false,
    from: (lead) => phoneText(mobilePhone(lead)),
  },
  {
    key: 'contactOffice',
    label: 'Office phone',
    type: 'tel',
    path: 'data.contact.office',
    part: 'contact',
    documented: false,
    help: 'With the extension, if any: (811) 123-1234 x 123.',
    from: (lead) => phoneText(officePhone(lead)),
  },
  custom('contact', '“Answers Phone?”'),
];

const opportunity: readonly Field[] = [
  {
    key: 'leadType',
    label: 'Lead type',
    path: 'data.opportunity.leadType',
    part: 'opportunity',
    documented: false,
    remember: true,
    help: 'Must match a lead type in your Centerpoint account.',
  },
  {
    key: 'opportunityManager',
    label: 'Manager',
    path: 'data.opportunity.manager',
    part: 'opportunity',
    documented: false,
    remember: true,
    help: 'Name of an employee: Centerpoint makes a task for them.',
  },
  {
    key: 'product',
    label: 'Product',
    path: 'data.opportunity.product',
    part: 'opportunity',
    documented: false,
    remember: true,
    help: 'Also called opportunity type. Must be one of your Centerpoint account.',
  },
  {
    key: 'price',
    label: 'Sales price',
    type: 'number',
    path: 'data.opportunity.price',
    part: 'opportunity',
    documented: true,
    help: 'Empty counts as 0.',
  },
  {
    key: 'isForecasted',
    label: 'Forecasted to close',
    type: 'checkbox',
    path: 'data.opportunity.isForecasted',
    part: 'opportunity',
    documented: false,
    rare: true,
  },
  {
    key: 'opportunityNotes',
    label: 'Notes',
    type: 'multiline',
    path: 'data.opportunity.notes',
    part: 'opportunity',
    documented: false,
    reference: 'appended',
    help: 'The reference of this handoff is put below them.',
    // Never empty by itself: an opportunity that is not sent could not carry the reference.
    from: (lead, { pageUrl }) =>
      notesOf(lead, ['subject', 'website', 'vehicle', 'emails', 'phones', 'appointment', 'reference', 'source'], {
        phones: [mobilePhone(lead), officePhone(lead)],
      }) || (URL.canParse(pageUrl) ? `Lead from ${new URL(pageUrl).hostname}` : 'Handed over with Lead Handoff'),
  },
  custom('opportunity', '“First Contact Date”'),
];

const fields: readonly Field[] = [...company, ...property, ...contact, ...opportunity];

const parts = [
  { id: 'company', label: 'Company' },
  { id: 'property', label: 'Property', optional: true },
  { id: 'contact', label: 'Contact', optional: true },
  { id: 'opportunity', label: 'Opportunity', optional: true },
] as const;

/** The cell, else a phone whose kind is not known, else the one at home. */
function mobilePhone(lead: Lead): Phone | undefined {
  const phones = lead.phones.filter(({ extension }) => !extension);
  return phoneOf({ phones }, 'mobile', 'none', 'other', 'home');
}

/** The phone at work or with an extension, which only this one may have; failing that the second of the others. */
function officePhone(lead: Lead): Phone | undefined {
  const extended = lead.phones.find(({ extension }) => extension);
  const second = lead.phones.find((phone) => phone !== mobilePhone(lead) && phone.type !== 'fax');
  return phoneOf(lead, 'work') ?? extended ?? second;
}

/** "(811) 123-1234 x 123", as the page prints it. */
function phoneText(phone: Phone | undefined): string {
  if (phone === undefined) return '';
  return `${withParentheses(phone.number)}${phone.extension ? ` x ${phone.extension}` : ''}`;
}

export default defineCrm({
  ...api,
  docs: 'https://app.centerpointconnect.com',
  keyHelp: 'Ask Centerpoint Connect for a token for the lead API (a JWT) of your account.',
  parts,
  fields,
  steps: (input) => [
    {
      id: 'lead',
      label: 'Create the lead',
      request: {
        method: 'POST',
        path: '/a/leads',
        body: bodyOf(input, input.fields, {
          base: { data: { type: 'leads' } },
          optionalParts: ['property', 'contact', 'opportunity'],
        }),
      },
    },
  ],
});
