import { fullName, type Lead } from '../../lead/lead.ts';
import type { Field, Values } from '../define.ts';
import { inUtc } from '../local-time.ts';
import { notesOf } from '../notes.ts';
import { phoneOf } from '../phones.ts';
import { hasContact, isCopy, uuid } from './choices.ts';

/** ConeCRM's table: the lead, the contact (made through an account), the task. */
const isNewLead = (values: Values) => !isCopy(values);
/**
 * A copy takes either, both "optional, will use original if not provided": with neither it would be the
 * same lead for the same people once more.
 */
const placeIsMissing = (values: Values) => isNewLead(values) || !(values.department || values.franchise);
const mayMakeContact = (values: Values) => isNewLead(values) && !hasContact(values);
const withTask = (values: Values) => values.taskCreate === true;

const mobile = (lead: Lead) => phoneOf(lead, 'mobile', 'none', 'other');
const home = (lead: Lead) => phoneOf(lead, 'home');
const work = (lead: Lead) => phoneOf(lead, 'work');

/** A parameter of the page's address, '' when it has none. */
function parameterOf(address: string, name: string): string {
  return URL.canParse(address) ? (new URL(address).searchParams.get(name) ?? '') : '';
}

/** An id that no endpoint lists: pasted once, named, and picked by name afterwards. */
function learnedId(key: 'department' | 'source' | 'franchise', label: string, help: string): Field {
  return { key, label, path: `${key}.id`, documented: true, remember: true, pattern: uuid, help };
}

const lead: readonly Field[] = [
  {
    key: 'subject',
    label: 'Subject',
    path: 'subject',
    required: true,
    documented: true,
    from: (lead) =>
      lead.subject ||
      [lead.vehicle.year, lead.vehicle.make, lead.vehicle.model].filter(Boolean).join(' ') ||
      [fullName(lead) || lead.companyName, lead.source.name].filter(Boolean).join(' · '),
  },
  {
    ...learnedId(
      'department',
      'Department',
      'Paste its id once and name it. No endpoint of ConeCRM lists departments. For a copy, a department or a franchise is enough.',
    ),
    requiredWhen: placeIsMissing,
  },
  {
    ...learnedId('franchise', 'Franchise', 'Paste its id once and name it; open leads of a contact show it too.'),
    requiredWhen: placeIsMissing,
  },
  {
    ...learnedId('source', 'Source', 'Paste its id once and name it; open leads of a contact show it too.'),
    requiredWhen: isNewLead,
    when: isNewLead,
  },
  {
    key: 'contactId',
    label: 'Contact',
    type: 'select',
    path: null,
    options: [
      { value: '', label: 'Find by e-mail or phone, or create' },
      { value: 'new', label: 'Create a new contact' },
    ],
    open: true,
    documented: true,
  },
  {
    key: 'copyOf',
    label: 'Lead',
    type: 'select',
    path: null,
    options: [{ value: '', label: 'A new lead' }],
    open: true,
    documented: true,
    rare: true,
  },
  {
    key: 'description',
    label: 'Description',
    type: 'multiline',
    path: 'description',
    documented: true,
    reference: 'appended',
    help: 'The reference of this handoff is put below it.',
    from: (lead) =>
      notesOf(lead, ['jobTitle', 'website', 'emails', 'phones', 'appointment', 'reference', 'source'], {
        emails: 2,
        // Only the phone at work has a place for an extension.
        phones: [work(lead), ...[mobile(lead), home(lead)].filter((phone) => !phone?.extension)],
      }),
    when: isNewLead,
  },
  {
    key: 'category',
    label: 'Category',
    path: 'category',
    documented: true,
    remember: true,
    from: ({ vehicle }) => (vehicle.make || vehicle.model ? 'CAR' : undefined),
    help: 'The example on ConeCRM’s page is CAR.',
    when: isNewLead,
  },
  {
    key: 'yearStr',
    label: 'Year',
    path: 'yearStr',
    max: 4,
    documented: true,
    from: ({ vehicle }) => vehicle.year,
    when: isNewLead,
  },
  {
    key: 'makeStr',
    label: 'Make',
    path: 'makeStr',
    documented: true,
    from: ({ vehicle }) => vehicle.make,
    when: isNewLead,
  },
  {
    key: 'modelStr',
    label: 'Model',
    path: 'modelStr',
    documented: true,
    from: ({ vehicle }) => vehicle.model,
    when: isNewLead,
  },
  {
    key: 'trimStr',
    label: 'Trim',
    path: 'trimStr',
    documented: true,
    from: ({ vehicle }) => vehicle.trim,
    when: isNewLead,
  },
  {
    key: 'assignees',
    label: 'Assigned to',
    type: 'list',
    path: 'assignees',
    documented: true,
    remember: true,
    pattern: uuid,
    help: 'Ids of users, pasted once and named.',
    when: isNewLead,
    encode: (value) => (Array.isArray(value) && value.length > 0 ? value.map((id: string) => ({ id })) : undefined),
  },
  {
    key: 'utmSource',
    label: 'UTM source',
    path: 'utmSource',
    documented: true,
    rare: true,
    from: ({ source }, { pageUrl }) => source.utmSource || parameterOf(pageUrl, 'utm_source'),
    when: isNewLead,
  },
  {
    key: 'utmCampaign',
    label: 'UTM campaign',
    path: 'utmCampaign',
    documented: true,
    rare: true,
    from: ({ source }, { pageUrl }) => source.utmCampaign || parameterOf(pageUrl, 'utm_campaign'),
    when: isNewLead,
  },
  {
    key: 'customerInitiated',
    label: 'The customer came by themselves',
    type: 'checkbox',
    path: 'customerInitiated',
    documented: true,
    rare: true,
    when: isNewLead,
  },
  {
    key: 'leadHandlingInstructions',
    label: 'Handling instructions',
    type: 'multiline',
    path: 'leadHandlingInstructions',
    documented: true,
    rare: true,
    when: isNewLead,
  },
  {
    key: 'account',
    label: 'Account',
    path: 'account.id',
    documented: true,
    remember: true,
    rare: true,
    pattern: uuid,
    help: 'Id of an account that is there already.',
    when: isNewLead,
  },
];

/** A row of the contact; what an account has as well is sent at both levels. */
function person(
  key: string,
  label: string,
  from?: (lead: Lead) => string | undefined,
  more: Partial<Field> = {},
): Field {
  return {
    key: `contact.${key}`,
    label,
    path: `primaryContact.${key}`,
    step: 'contact',
    part: 'contact',
    documented: true,
    from,
    when: mayMakeContact,
    ...more,
  };
}
function both(key: string, label: string, from?: (lead: Lead) => string | undefined, more: Partial<Field> = {}): Field {
  return person(key, label, from, { alsoAt: [key], ...more });
}

const contact: readonly Field[] = [
  {
    key: 'contact.name',
    label: 'Account name',
    path: 'name',
    step: 'contact',
    part: 'contact',
    documented: true,
    help: 'ConeCRM makes a contact only together with an account.',
    from: (lead) => lead.companyName || fullName(lead),
    required: true,
    when: mayMakeContact,
  },
  person('firstName', 'First name', (lead) => lead.firstName),
  person('lastName', 'Last name', (lead) => lead.lastName),
  person('companyName', 'Company', (lead) => lead.companyName),
  both('primaryEmail', 'E-mail', (lead) => lead.emails[0], { type: 'email' }),
  both('secondaryEmail', 'Second e-mail', (lead) => lead.emails[1], { type: 'email', rare: true }),
  both('mobilePhone', 'Mobile phone', (lead) => mobile(lead)?.number, { type: 'tel' }),
  both('homePhone', 'Home phone', (lead) => home(lead)?.number, { type: 'tel', rare: true }),
  both('workPhone', 'Work phone', (lead) => work(lead)?.number, { type: 'tel', rare: true }),
  both('workPhoneExtension', 'Work extension', (lead) => work(lead)?.extension, { rare: true }),
  both('address', 'Address', ({ address }) => [address.street, address.street2].filter(Boolean).join(', ')),
  both('city', 'City', ({ address }) => address.city),
  both('province', 'Province or state', ({ address }) => address.state, { max: 5 }),
  both('postalCode', 'Postal code', ({ address }) => address.postalCode),
  both('country', 'Country', ({ address }) => address.country),
  both('language', 'Language', undefined, {
    type: 'select',
    options: ['en-CA', 'fr-CA', 'en-US', 'es-US', 'fr-FR', 'en-GB'],
    open: true,
    rare: true,
  }),
  person('civility', 'Civility', undefined, { rare: true }),
  person('preferredMethodOfContact', 'Preferred way of contact', undefined, { rare: true }),
];

/** A row of the task, shown once a task is wanted. */
function task(key: string, label: string, more: Partial<Field>): Field {
  return {
    key: `task.${key}`,
    label,
    path: key,
    step: 'task',
    part: 'task',
    documented: true,
    when: withTask,
    ...more,
  };
}
const moment: Partial<Field> = {
  type: 'datetime',
  encode: (value, { timeZone }) => inUtc(String(value), timeZone) || undefined,
};

const tasks: readonly Field[] = [
  { key: 'taskCreate', label: 'Create a task', type: 'checkbox', path: null, part: 'task', documented: true },
  task('title', 'Title', {
    required: true,
    from: (lead) => `Follow up with ${fullName(lead) || lead.companyName || 'the lead'}`,
  }),
  task('assignee', 'Assigned to', {
    required: true,
    remember: true,
    pattern: uuid,
    help: 'Id of a user, pasted once and named.',
  }),
  task('type', 'Type', {
    type: 'select',
    // The second is blank on the page; between CALL and MEETING it can only be EMAIL.
    options: ['CALL', 'EMAIL', 'MEETING', 'OTHER', 'SMS', 'FOLLOW_UP', 'REMINDER', 'LINKEDIN_MESSAGE', 'DM'],
  }),
  task('start', 'Start', { ...moment, from: (lead) => lead.appointmentAt }),
  task('end', 'End', { ...moment }),
  task('note', 'Note', { type: 'multiline', reference: 'appended' }),
];

export const fields: readonly Field[] = [...lead, ...contact, ...tasks];

export const parts = [
  { id: 'contact', label: 'New contact' },
  { id: 'custom', label: 'Custom fields', lookup: 'customFields' },
  { id: 'task', label: 'Task' },
] as const;
