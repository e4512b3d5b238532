import type { ContractCases } from '../contract.ts';

const fresh = { contactId: 'new' };

export default {
  values: (known) => ({
    department: known.departments?.[0]?.id ?? '',
    franchise: known.franchises?.[0]?.id ?? '',
    source: known.sources?.[0]?.id ?? '',
  }),
  full: (known) => ({
    department: known.departments?.[1]?.id ?? '',
    franchise: known.franchises?.[1]?.id ?? '',
    source: known.sources?.[1]?.id ?? '',
    contactId: 'new',
    assignees: known.users?.map(({ id }) => id) ?? [],
    customerInitiated: true,
    leadHandlingInstructions: 'Call first.',
    'contact.language': 'fr-CA',
    'contact.civility': 'Ms',
    'contact.preferredMethodOfContact': 'phone',
    ...Object.fromEntries(
      (known.customFields ?? [])
        .filter(({ id }) => id !== '')
        .map(({ id }, index) => [`custom.${id}`, index === 1 ? 'Lease' : 'x']),
    ),
    taskCreate: true,
    'task.assignee': known.users?.[0]?.id ?? '',
    'task.type': 'CALL',
    'task.end': '2026-03-12T16:00',
    'task.note': 'Ask about the trade-in.',
  }),
  exempt: {
    copyOf: 'a copy has nothing of a new lead',
    account: 'names an account that is there already',
  },
  required: ['subject', 'department', 'franchise', 'source', 'task.title', 'task.assignee'],
  limits: { yearStr: 4, 'contact.province': 5 },
  enumerations: {
    'task.type': ['CALL', 'EMAIL', 'MEETING', 'OTHER', 'SMS', 'FOLLOW_UP', 'REMINDER', 'LINKEDIN_MESSAGE', 'DM'],
  },
  beside: {
    'contact.province': fresh,
    'task.type': { taskCreate: true, 'task.assignee': '0197f3a0-00a1-7000-8000-000000000001' },
    'task.title': { taskCreate: true, 'task.assignee': '0197f3a0-00a1-7000-8000-000000000001' },
    'task.assignee': { taskCreate: true },
  },
  errors: [
    {
      name: 'lead: errors and message',
      status: 400,
      at: '/api/lead',
      body: {
        errors: { subject: ['Blank.'], department: ['Invalid.'], contact: ['Invalid.'] },
        message: 'Validation failed',
      },
      fields: ['subject', 'department', 'contactId'],
      message: /Validation failed/,
    },
    {
      name: 'account: status only',
      status: 400,
      at: '/api/account',
      body: {},
      fields: [],
      message: /without saying why/,
    },
    {
      name: 'account: errors of the contact',
      status: 400,
      at: '/api/account',
      body: { errors: { primaryContact: { primaryEmail: ['Not valid.'] } }, message: 'Validation failed' },
      fields: ['contact.primaryEmail'],
    },
    {
      name: 'task: a bare string',
      status: 400,
      at: '/api/task',
      body: 'assignee This value is not valid.',
      values: { taskCreate: true, 'task.assignee': '0197f3a0-00a1-7000-8000-000000000001' },
      fields: ['task.assignee'],
    },
    {
      name: 'a list of texts',
      status: 400,
      at: '/api/lead',
      body: { errors: ['Not so.'], message: 'No.' },
      fields: [],
      message: /Not so/,
    },
    {
      name: 'the search refuses',
      status: 400,
      at: '/api/query-builder',
      body: { error: 'Invalid request' },
      fields: ['contactId'],
    },
  ],
  lookups: {
    customFields: {
      seed: (customFields) => ({ customFields }),
      size: (lookups) => lookups.customFields?.items?.length ?? -1,
      // The last of several comes without an id, as the page's schema has them: no value can be sent for it.
      usable: (count) => (count > 1 ? count - 1 : count),
    },
  },
  dropped: { 'address.county': 'the page has no field for it' },
  withoutId: 'unclear',
  unproven: [{ success: true }, { lead: { id: 'x' } }, { data: { id: 'x' } }],
  refusal: 'unclear',
} satisfies ContractCases;
