import type { ContractCases } from '../contract.ts';

const task = { taskCreate: true };

export default {
  values: (known) => ({ operationId: known.operations?.[0]?.id ?? '', 'custom.123': 'Email' }),
  full: (known) => ({
    // The second division has an input of its own.
    operationId: known.operations?.[1]?.id ?? '',
    'custom.123': 'Phone',
    'custom.124': '#2468',
    'custom.125': '2026-03-12',
    'custom.126': true,
    'custom.127': 'Large',
    ...task,
    taskNotes: 'Bring the ladder.',
    taskOnSite: true,
    taskAllDay: true,
  }),
  exempt: { clientId: 'stands for an existing client, who has no details of a new one' },
  required: ['operationId', 'taskName'],
  limits: {
    name: 41,
    notes: 4000,
    first_name: 255,
    last_name: 255,
    company_name: 255,
    email: 255,
    phone: 255,
    mobile: 255,
    address: 255,
    city: 255,
    state: 5,
    zip: 255,
    taskName: 41,
    taskNotes: 4000,
    'custom.124': 4000,
  },
  enumerations: { 'custom.123': ['Email', 'Mailer', 'Phone', 'Website'] },
  beside: { taskName: task, taskNotes: task },
  errors: [
    {
      name: 'a 200 that says no',
      status: 200,
      body: {
        success: false,
        error: 'Operation must exist, First name is too long (maximum is 255 characters)',
        id: null,
      },
      fields: ['operationId', 'first_name'],
    },
    {
      name: 'a reason that names no field',
      status: 200,
      body: { success: false, error: 'The account is closed.', id: null },
      fields: [],
      message: /account is closed/,
    },
    {
      name: 'no reason',
      status: 200,
      body: { success: false, error: null, id: null },
      fields: [],
      message: /without saying why/,
    },
    { name: 'a status 422', status: 422, body: { errors: { 'job.name': ['is bad'] } }, fields: ['name'] },
  ],
  lookups: {
    operations: {
      seed: (operations) => ({ operations }),
      size: (lookups) => lookups.operations?.options.length ?? -1,
    },
    customInputs: {
      seed: (customInputs) => ({ customInputs }),
      size: (lookups) => lookups.customInputs?.items?.length ?? -1,
    },
  },
  keysInAddress: ['GET'],
  dropped: { 'address.county': 'the page has no field for it', 'address.country': 'the page has no field for it' },
  withoutId: 'unclear',
  unproven: [{ id: 7 }, { success: 'true', id: 7 }, { success: true, id: null }, { success: false, id: 7 }],
  refusal: 'rejected',
} satisfies ContractCases;
