import { fullName, type Lead } from '../../lead/lead.ts';
import { isFilled } from '../body.ts';
import type { Field, Json, Option, Value, Values } from '../define.ts';
import { notesOf } from '../notes.ts';
import { phonesInOrder, withParentheses } from '../phones.ts';
import { regionOf } from '../regions.ts';
import { isUpdate } from './choices.ts';
import type { Picker } from './config.ts';
import { attributeEntry, emailEntry, phoneEntry } from './customer-data.ts';

/** Apptivo's table: the customer record, its address, and what an update changes. */

const isNew = (values: Values) => !isUpdate(values);

const asNumber = (value: Value): Json => (/^\d{1,15}$/.test(String(value)) ? Number(value) : String(value));

/** A picker from getConfigData: the id and, beside it, the name. */
function picked(
  key: string,
  label: string,
  picker: Picker,
  idPath: string,
  labelPath: string,
  more: Partial<Field> = {},
): Field {
  return {
    key,
    label,
    type: 'select',
    path: idPath,
    labelPath,
    lookup: 'config',
    list: picker,
    documented: true,
    when: isNew,
    encode: asNumber,
    ...more,
  };
}

/** Countries by code, for accounts whose configuration lists none; Apptivo's own ids come only from there. */
const countries: readonly Option[] = [
  ['US', 'United States'],
  ['CA', 'Canada'],
  ['GB', 'United Kingdom'],
  ['AU', 'Australia'],
  ['NZ', 'New Zealand'],
  ['IE', 'Ireland'],
  ['IN', 'India'],
  ['MX', 'Mexico'],
  ['DE', 'Germany'],
  ['FR', 'France'],
].map(([value = '', label = '']) => ({ value, label }));

const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  GB: 'GBP',
  AU: 'AUD',
  NZ: 'NZD',
  IE: 'EUR',
  IN: 'INR',
  MX: 'MXN',
  DE: 'EUR',
  FR: 'EUR',
};

const phones = (lead: Lead) => phonesInOrder(lead).map(({ number }) => withParentheses(number));

/** The first and, behind it, those that were typed with commas between; undefined when there is none. */
function listed(first: Value | undefined, more: Value): readonly string[] | undefined {
  const texts = [String(first ?? ''), ...String(more).split(',')].map((text) => text.trim()).filter(Boolean);
  return texts.length === 0 ? undefined : [...new Set(texts)];
}

/** A row of the one address that a customer is made with. */
function address(
  key: string,
  label: string,
  from: (lead: Lead) => string | undefined,
  more: Partial<Field> = {},
): Field {
  return { key, label, path: `addresses[0].${key}`, part: 'address', documented: true, from, ...more };
}

export const fields: readonly Field[] = [
  {
    key: 'customerId',
    label: 'Customer',
    type: 'select',
    path: null,
    options: [{ value: '', label: 'A new customer' }],
    open: true,
    documented: true,
  },
  {
    key: 'updateAttributes',
    label: 'Change',
    type: 'list',
    path: null,
    options: [
      { value: 'phoneNumbers', label: 'Phone' },
      { value: 'emailAddresses', label: 'E-mail' },
      { value: 'addresses', label: 'Address' },
    ],
    documented: true,
    required: true,
    when: isUpdate,
    help: 'Only these attributes are changed.',
  },
  {
    key: 'customerName',
    label: 'Customer name',
    path: 'customerName',
    required: true,
    documented: true,
    from: (lead) => lead.companyName || fullName(lead),
    when: isNew,
  },
  picked('status', 'Status', 'statuses', 'statusId', 'statusName'),
  picked('assignee', 'Assigned to', 'assignees', 'assigneeObjectRefId', 'assigneeObjectRefName', {
    // 8 stands for an employee on the page; a configuration that says otherwise wins.
    extraPaths: { objectId: 'assigneeObjectId' },
  }),
  picked('category', 'Category', 'categories', 'customerCategoryId', 'customerCategory'),
  picked('industry', 'Industry', 'industries', 'industryId', 'industryName'),
  picked('market', 'Market', 'markets', 'marketId', 'marketName', { rare: true }),
  picked('segment', 'Segment', 'segments', 'segmentId', 'segmentName', { rare: true }),
  picked('paymentTerm', 'Payment term', 'paymentTerms', 'paymentTermId', 'paymentTerm', { rare: true }),
  picked('sla', 'SLA', 'slas', 'slaId', 'slaName', { rare: true }),
  picked('employeeRange', 'Employees', 'employeeRanges', 'employeeRangeId', 'employeeRange', { rare: true }),
  {
    key: 'phoneNumber',
    label: 'Phone',
    type: 'tel',
    path: 'phoneNumber',
    documented: true,
    from: (lead) => phones(lead)[0],
  },
  {
    key: 'morePhones',
    label: 'More phones',
    path: 'phoneNumbers',
    documented: false,
    rare: true,
    help: 'With commas between. Sent as a list together with the phone above.',
    from: (lead) => phones(lead).slice(1).join(', '),
    fallback: '',
    encode: (value, { values }) => listed(values.phoneNumber, value)?.map(phoneEntry),
  },
  {
    key: 'contactEmail',
    label: 'E-mail',
    type: 'email',
    path: 'contactEmail',
    documented: true,
    from: (lead) => lead.emails[0],
  },
  {
    key: 'moreEmails',
    label: 'More e-mails',
    path: 'emailAddresses',
    documented: true,
    rare: true,
    help: 'With commas between. Sent as a list together with the e-mail above.',
    from: (lead) => lead.emails.slice(1).join(', '),
    fallback: '',
    encode: (value, { values }) => listed(values.contactEmail, value)?.map(emailEntry),
  },
  {
    key: 'website',
    label: 'Website',
    type: 'url',
    path: 'website',
    documented: true,
    from: (lead) => lead.website,
    when: isNew,
  },
  {
    key: 'description',
    label: 'Description',
    type: 'multiline',
    path: 'description',
    documented: true,
    reference: 'appended',
    help: 'The reference of this handoff is put below it.',
    from: (lead) => {
      const person = lead.companyName === '' ? '' : [fullName(lead), lead.jobTitle].filter(Boolean).join(', ');
      const notes = notesOf(lead, ['subject', 'vehicle', 'phones', 'appointment', 'reference', 'source'], {
        // The lists have no place for extensions.
        phones: lead.phones.filter(({ extension }) => !extension),
      });
      return [person === '' ? '' : `Contact: ${person}`, notes].filter(Boolean).join('\n\n');
    },
    when: isNew,
  },
  address('addressLine1', 'Street', ({ address }) => address.street),
  address('addressLine2', 'Apartment, suite', ({ address }) => address.street2),
  address('city', 'City', ({ address }) => address.city),
  address('stateCode', 'State code', ({ address }) => address.state),
  address('state', 'State', ({ address }) => regionOf(address.state, address.country)?.name ?? address.state, {
    rare: true,
  }),
  address('zipCode', 'Zip code', ({ address }) => address.postalCode),
  address('county', 'County', ({ address }) => address.county, { rare: true }),
  address('country', 'Country', ({ address }) => address.country, {
    type: 'select',
    path: 'addresses[0].countryCode',
    labelPath: 'addresses[0].countryName',
    extraPaths: { countryId: 'addresses[0].countryId' },
    lookup: 'config',
    list: 'countryCodes',
    options: countries,
    open: true,
  }),
  address('addressType', 'Kind of address', () => undefined, {
    type: 'select',
    path: 'addresses[0].addressTypeCode',
    labelPath: 'addresses[0].addressType',
    lookup: 'config',
    list: 'addressTypes',
    options: [{ value: '1', label: 'Billing Address' }],
    fallback: '1',
    rare: true,
  }),
  {
    key: 'followUpDate',
    label: 'Follow up on',
    type: 'date',
    path: 'followUpDate',
    documented: true,
    rare: true,
    when: isNew,
  },
  {
    key: 'followUpDescription',
    label: 'What to follow up',
    type: 'multiline',
    path: 'followUpDescription',
    documented: true,
    rare: true,
    when: isNew,
  },
  {
    key: 'customAttributes',
    label: 'Custom attributes',
    type: 'pairs',
    path: 'customAttributes',
    documented: false,
    rare: true,
    help: 'By the id that the attribute has in Apptivo.',
    when: isNew,
    encode: (value) =>
      isFilled(value) && typeof value === 'object' ? Object.entries(value).map(attributeEntry) : undefined,
  },
  {
    key: 'currency',
    label: 'Currency',
    path: 'defaultBillingCurrency',
    alsoAt: ['annualRevenueCurrencyCode'],
    documented: true,
    rare: true,
    from: ({ address }) => currencies[address.country],
    when: isNew,
  },
];

export const parts = [{ id: 'address', label: 'Address' }] as const;
