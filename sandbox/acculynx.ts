import { check, isEmail, isIsoDate, type Problem, type Rule, unknownPaths } from './check.ts';
import { bearer, object, type SandboxCrm, text, uuid } from './crm.ts';

const phoneTypes = ['Home', 'Mobile', 'Work'];

/** The vendor's "Body Schema JSON", row by row. */
const rules: readonly Rule[] = [
  { path: 'firstName', required: true, max: 50 },
  { path: 'lastName', max: 50 },
  { path: 'companyName', max: 100 },
  { path: 'phoneNumber1', max: 30 },
  { path: 'phoneExtension1', max: 100 },
  { path: 'phoneType1', options: phoneTypes },
  { path: 'phoneNumber2', max: 30 },
  { path: 'phoneExtension2', max: 100 },
  { path: 'phoneType2', options: phoneTypes },
  { path: 'phoneNumber3', max: 30 },
  { path: 'phoneExtension3', max: 100 },
  { path: 'phoneType3', options: phoneTypes },
  { path: 'emailAddress', max: 100, valid: isEmail },
  { path: 'crossReference', max: 250 },
  { path: 'jobCategory', options: ['Residential', 'Repair', 'Property Management'] },
  {
    path: 'workType',
    options: ['Insurance', 'Repair', 'Retail', 'Warranty', 'New', 'Inspection', 'Service'],
  },
  { path: 'street', max: 250 },
  { path: 'street2', max: 50 },
  { path: 'city', max: 50 },
  { path: 'state', max: 50 },
  { path: 'zip', max: 50 },
  { path: 'country', max: 50 },
  { path: 'priority', options: ['Normal', 'High', 'Urgent'] },
  { path: 'notes', max: 1000 },
  // "If no email address is provided, the lead will be unassigned": an address nobody has is taken as none.
  { path: 'salesPerson', max: 100, valid: isEmail },
  { path: 'initialAppointmentDate', valid: isIsoDate },
];

function says({ path, kind, rule }: Problem): string {
  const messages: Record<Problem['kind'], string> = {
    required: `The ${path} field is required.`,
    type: `The ${path} field must be a ${rule.type ?? 'string'}.`,
    max: `The field ${path} must be a string with a maximum length of ${rule.max}.`,
    option: `The ${path} field must be one of: ${rule.options?.join(', ')}.`,
    format: `The ${path} field is not valid.`,
  };
  return messages[kind];
}

/**
 * AccuLynx. The page prints no response at all: errors follow the validation answer of ASP.NET
 * (`errors` keyed by field), which the vendor's stack gives by default, and success is `{ id }`.
 */
export function acculynx(): SandboxCrm {
  let leads = 0;
  return {
    id: 'acculynx',
    name: 'AccuLynx',
    credentials: { apiKey: 'sandbox-acculynx-key-4c1d9f72a8' },
    forbiddenCredentials: { apiKey: 'sandbox-acculynx-readonly-0b7e55' },
    presented: (request) => ({ apiKey: bearer(request) }),
    unauthorized: { status: 401, body: { title: 'Unauthorized', status: 401 } },
    forbidden: { status: 403, body: { title: 'Forbidden', status: 403 } },
    notFound: { status: 404, body: { title: 'Not Found', status: 404 } },
    secrets: [],
    routes: [
      {
        method: 'POST',
        path: '/api/v1/leads',
        handle: ({ body }) => {
          const lead = object(body);
          const problems = check(lead, rules);
          if (problems.length > 0) {
            const errors: Record<string, string[]> = {};
            for (const problem of problems) errors[problem.path] = [says(problem)];
            return { status: 400, body: { title: 'One or more validation errors occurred.', status: 400, errors } };
          }
          return {
            ignored: unknownPaths(lead, rules),
            commit: () => {
              const id = uuid(0xac, ++leads);
              const title = [text(lead.firstName), text(lead.lastName)].filter(Boolean).join(' ');
              return { record: { id, kind: 'lead', title, data: lead }, answer: { status: 200, body: { id } } };
            },
          };
        },
      },
    ],
    refusal: { status: 200, body: { success: false, errors: { firstName: ['The lead was not accepted.'] } } },
    withoutId: { status: 200, body: {} },
    known: () => ({}),
    seed: () => {},
    reset: () => {},
  };
}
