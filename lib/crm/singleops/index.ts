import { fullName, type Lead, type Phone } from '../../lead/lead.ts';
import { bodyOf } from '../body.ts';
import { defineCrm, type Field, type Values } from '../define.ts';
import { later, withSeconds } from '../local-time.ts';
import { notesOf } from '../notes.ts';
import { phoneOf, withDashes } from '../phones.ts';
import api from './api.ts';

/**
 * SingleOps: a lead is a job with a visit in stage 8, for a client found before or for a new one
 * ("portal lead"). The stored page lost the middle of its bodies: paths below `job` are inferred. By their braces
 * its examples for a new client may have visit and task within `job`; the one for an existing client has the visit
 * beside it, and the appendix names the task alone: those are followed, and an account can set other paths.
 */
const isNewClient = (values: Values) => !values.clientId;
const withTask = (values: Values) => values.taskCreate === true;

/** A row of `portal_lead`, the details of a new client. */
function client(key: string, label: string, max: number, from: (lead: Lead) => string | undefined): Field {
  return {
    key,
    label,
    path: `job.portal_lead.${key}`,
    part: 'client',
    max,
    documented: false,
    from,
    when: isNewClient,
  };
}

/** A row of the billing address, which stands beside the portal lead. */
function billing(key: string, label: string, from: (lead: Lead) => string): Field {
  return { key, label, path: `job.${key}`, part: 'billing', documented: false, rare: true, from, when: isNewClient };
}

/** Job and task names take 41 characters: the first of what may name it that fits, else the longest wish, to be shortened by the person. */
function shortName(...wishes: readonly string[]): string {
  const names = wishes.filter((wish) => wish !== '');
  return names.find((wish) => wish.length <= 41) ?? names[0] ?? '';
}

const fields: readonly Field[] = [
  {
    key: 'operationId',
    label: 'Division',
    type: 'select',
    path: 'job.operation_id',
    lookup: 'operations',
    required: true,
    documented: false,
    encode: (value) => (/^\d{1,15}$/.test(String(value)) ? Number(value) : String(value)),
  },
  {
    key: 'clientId',
    label: 'Client',
    type: 'select',
    path: 'job.client_id',
    options: [{ value: '', label: 'New client' }],
    open: true,
    documented: true,
    // "client_id for “job” is empty" for a new client.
    fallback: '',
    encode: (value) => (/^\d{1,15}$/.test(String(value)) ? Number(value) : String(value)),
  },
  {
    key: 'name',
    label: 'Job name',
    path: 'job.name',
    max: 41,
    documented: false,
    from: (lead) => shortName(lead.subject, fullName(lead) || lead.companyName),
  },
  {
    key: 'notes',
    label: 'Notes',
    type: 'multiline',
    path: 'job.notes',
    max: 4000,
    documented: false,
    reference: 'appended',
    help: 'The reference of this handoff is put below them.',
    from: (lead) =>
      notesOf(
        lead,
        ['subject', 'jobTitle', 'website', 'vehicle', 'emails', 'phones', 'appointment', 'reference', 'source'],
        {
          phones: [landline(lead), mobile(lead)],
        },
      ),
  },
  client('first_name', 'First name', 255, (lead) => lead.firstName),
  client('last_name', 'Last name', 255, (lead) => lead.lastName),
  client('company_name', 'Company', 255, (lead) => lead.companyName),
  { ...client('email', 'E-mail', 255, (lead) => lead.emails[0]), type: 'email' },
  { ...client('phone', 'Phone', 255, (lead) => phoneText(landline(lead))), type: 'tel' },
  { ...client('mobile', 'Mobile', 255, (lead) => phoneText(mobile(lead))), type: 'tel' },
  client('address', 'Address', 255, ({ address }) => [address.street, address.street2].filter(Boolean).join(', ')),
  client('city', 'City', 255, ({ address }) => address.city),
  { ...client('state', 'State', 5, ({ address }) => address.state), help: 'The code of the state or province.' },
  client('zip', 'Zip code', 255, ({ address }) => address.postalCode),
  billing('bill_addr_1', 'Street', ({ address }) => address.street),
  billing('bill_addr_2', 'Apartment, suite', ({ address }) => address.street2),
  billing('bill_addr_city', 'City', ({ address }) => address.city),
  billing('bill_addr_state', 'State', ({ address }) => address.state),
  billing('bill_addr_postal_code', 'Postal code', ({ address }) => address.postalCode),
  {
    key: 'visitStage',
    label: 'Visit stage',
    type: 'number',
    path: 'visit.visit_stage_id',
    documented: true,
    rare: true,
    // The page sends 8 with every lead.
    fallback: '8',
  },
  {
    key: 'taskCreate',
    label: 'Create a task',
    type: 'checkbox',
    path: 'job_task_create',
    part: 'task',
    documented: true,
    encode: (value) => (value === true ? true : undefined),
  },
  {
    key: 'taskName',
    label: 'Task name',
    path: 'task.name',
    part: 'task',
    max: 41,
    documented: true,
    required: true,
    when: withTask,
    from: (lead) => shortName(`Call ${fullName(lead) || lead.companyName}`, 'Call the lead'),
  },
  {
    key: 'taskNotes',
    label: 'Task notes',
    type: 'multiline',
    path: 'task.notes',
    part: 'task',
    max: 4000,
    documented: true,
    when: withTask,
  },
  {
    key: 'taskOnSite',
    label: 'On site',
    type: 'checkbox',
    path: 'task.on_site',
    part: 'task',
    documented: true,
    when: withTask,
  },
  {
    key: 'taskStart',
    label: 'Start',
    type: 'datetime',
    path: 'task.start',
    part: 'task',
    documented: true,
    when: withTask,
    from: (lead) => lead.appointmentAt,
    encode: (value) => withSeconds(String(value)) || undefined,
  },
  {
    key: 'taskStop',
    label: 'Stop',
    type: 'datetime',
    path: 'task.stop',
    part: 'task',
    documented: true,
    when: withTask,
    from: (lead) => later(lead.appointmentAt, 30),
    encode: (value) => withSeconds(String(value)) || undefined,
  },
  {
    key: 'taskAllDay',
    label: 'All day',
    type: 'checkbox',
    path: 'task.all_day',
    part: 'task',
    documented: true,
    when: withTask,
  },
];

/** A phone that is no cell; the only phone of unknown kind is taken for it as well. */
function landline(lead: Lead): Phone | undefined {
  return phoneOf(lead, 'home', 'work', 'none', 'other');
}

function mobile(lead: Lead): Phone | undefined {
  return phoneOf(lead, 'mobile');
}

/** "555-555-5555 x12": extensions stand behind the number, as the page says people write them. */
function phoneText(phone: Phone | undefined): string {
  if (phone === undefined) return '';
  return `${withDashes(phone.number)}${phone.extension ? ` x${phone.extension}` : ''}`;
}

export default defineCrm({
  ...api,
  docs: 'https://app.singleops.com',
  keyHelp:
    'Ask support@singleops.com for an API user on the account that should get the leads. It costs nothing extra.',
  parts: [
    { id: 'client', label: 'New client' },
    { id: 'billing', label: 'Billing address' },
    { id: 'custom', label: 'Custom inputs', lookup: 'customInputs' },
    { id: 'task', label: 'Task' },
  ],
  fields,
  steps: (input) => [
    {
      id: 'job',
      label: 'Create the lead',
      request: { method: 'POST', path: '/api/v1/jobs', body: bodyOf(input, input.fields) },
    },
  ],
});
