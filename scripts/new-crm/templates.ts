/** What a new CRM begins with: a definition and a sandbox of an imagined API, small and whole, that pass the contract. */
export interface NewCrm {
  /** Lower-case letters and digits: folder, file and id. */
  readonly id: string;
  /** As people read it. */
  readonly name: string;
  /** Of the API, without a path. */
  readonly origin: string;
}

/** Contents by path from the project's root. */
export function newFiles(crm: NewCrm): Readonly<Record<string, string>> {
  const { id } = crm;
  return {
    [`lib/crm/${id}/index.ts`]: definition(crm),
    [`lib/crm/${id}/api.ts`]: api(crm),
    [`lib/crm/${id}/contract.ts`]: cases(),
    [`lib/crm/${id}/coverage.ts`]: coverage(crm),
    [`sandbox/${id}.ts`]: sandbox(crm),
  };
}

function definition({ name, origin }: NewCrm): string {
  return `import { bodyOf } from '../body.ts';
import { defineCrm, type Field } from '../define.ts';
import { notesOf } from '../notes.ts';
import api from './api.ts';

/** ${name}: one POST, and a call that proves the key. Every path is inferred until the vendor's page is read. */
const fields: readonly Field[] = [
  {
    key: 'firstName',
    label: 'First name',
    path: 'firstName',
    required: true,
    max: 50,
    documented: false,
    from: (lead) => lead.firstName,
  },
  { key: 'lastName', label: 'Last name', path: 'lastName', documented: false, from: (lead) => lead.lastName },
  { key: 'email', label: 'E-mail', type: 'email', path: 'email', documented: false, from: (lead) => lead.emails[0] },
  { key: 'phone', label: 'Phone', type: 'tel', path: 'phone', documented: false, from: (lead) => lead.phones[0]?.number },
  {
    key: 'notes',
    label: 'Notes',
    type: 'multiline',
    path: 'notes',
    documented: false,
    reference: 'appended',
    help: 'The reference of this handoff is put below them.',
    from: (lead) => notesOf(lead, ['subject', 'jobTitle', 'website', 'vehicle', 'emails', 'phones', 'appointment', 'reference', 'source'], {
        phones: lead.phones.slice(0, 1).filter(({ extension }) => !extension),
      }),
  },
];

export default defineCrm({
  ...api,
  docs: '${origin}',
  keyHelp: 'Ask ${name} for an API key.',
  fields,
  steps: (input) => [
    {
      id: 'lead',
      label: 'Create the lead',
      request: { method: 'POST', path: '/api/leads', body: bodyOf(input, input.fields) },
    },
  ],
});
`;
}

function api({ id, name, origin }: NewCrm): string {
  const domain = new URL(origin).hostname.split('.').slice(-2).join('.');
  return `import { isJson, isRecord, textAt, unclear } from '../answers.ts';
import { defineApi } from '../define.ts';
import { rejection, vendorErrors } from '../rejection.ts';

/** How to speak with ${name}. The worker loads this and not the table. */
export default defineApi({
  id: '${id}',
  name: '${name}',
  origin: '${origin}',
  domain: '${domain}',
  credentials: [{ key: 'apiKey', label: 'API key', secret: true, help: 'From ${name}.' }],
  authorize: (request, { apiKey = '' }) => ({
    ...request,
    headers: { ...request.headers, Authorization: \`Bearer \${apiKey}\` },
  }),
  check: async (read) => {
    await read({ method: 'GET', path: '/api/me' });
    return '${name} accepts the key.';
  },
  mainStep: 'lead',
  readResult: (_step, response, _request, fields) => {
    const { json, status } = response;
    if (status === 400 || status === 422) return rejection(vendorErrors(json), fields, status);
    const id = textAt(json, 'id');
    return isJson(response) && isRecord(json) && id !== '' ? { kind: 'done', id } : unclear(response);
  },
});
`;
}

function cases(): string {
  return `import type { ContractCases } from '../contract.ts';

export default {
  values: () => ({}),
  full: () => ({}),
  exempt: {},
  required: ['firstName'],
  limits: { firstName: 50 },
  enumerations: {},
  errors: [
    {
      name: 'errors by field',
      status: 400,
      body: { errors: { email: ['is not valid'] }, message: 'Not accepted' },
      fields: ['email'],
      message: /Not accepted/,
    },
  ],
  lookups: {},
  dropped: {
    companyName: 'no field for it yet',
    'address.street': 'no field for it yet',
    'address.street2': 'no field for it yet',
    'address.city': 'no field for it yet',
    'address.county': 'no field for it yet',
    'address.state': 'no field for it yet',
    'address.postalCode': 'no field for it yet',
    'address.country': 'no field for it yet',
  },
  withoutId: 'unclear',
  unproven: [{ ok: true }, { lead: { id: '7' } }],
  refusal: 'unclear',
} satisfies ContractCases;
`;
}

function coverage({ origin }: NewCrm): string {
  return `import type { Coverage } from '../coverage.ts';

export default {
  page: 'not read yet',
  endpoints: [
    { name: 'POST ${origin}/api/leads', used: 'creates the lead' },
    { name: 'GET ${origin}/api/me', used: 'the test of an account' },
  ],
  groups: [
    { title: 'Header', names: 'Authorization', used: { Authorization: '“Bearer” and the key' } },
    { title: 'Body', prefix: '', names: 'firstName lastName email phone notes' },
    { title: 'Answer', names: 'id errors message', used: { id: 'the record’s id', errors: 'at the field', message: 'told' } },
  ],
} satisfies Coverage;
`;
}

function sandbox({ id, name }: NewCrm): string {
  return `import { check, isEmail, type Problem, type Rule, unknownPaths } from './check.ts';
import { bearer, object, type SandboxCrm, text } from './crm.ts';

/** The vendor's page, row by row. */
const rules: readonly Rule[] = [
  { path: 'firstName', required: true, max: 50 },
  { path: 'lastName' },
  { path: 'email', valid: isEmail },
  { path: 'phone' },
  { path: 'notes' },
];

function says({ kind, rule }: Problem): string {
  const messages: Record<Problem['kind'], string> = {
    required: 'is required',
    type: \`is no \${rule.type ?? 'string'}\`,
    max: \`is longer than \${rule.max} characters\`,
    option: 'is not in the list',
    format: 'is not valid',
  };
  return messages[kind];
}

/** ${name}. */
export function ${id}(): SandboxCrm {
  let leads = 0;
  return {
    id: '${id}',
    name: '${name}',
    credentials: { apiKey: 'sandbox-${id}-key-5b20c7' },
    forbiddenCredentials: { apiKey: 'sandbox-${id}-readonly-91ae' },
    presented: (request) => ({ apiKey: bearer(request) }),
    unauthorized: { status: 401, body: { message: 'Unauthorized' } },
    forbidden: { status: 403, body: { message: 'Forbidden' } },
    notFound: { status: 404, body: { message: 'Not found' } },
    secrets: [],
    routes: [
      { method: 'GET', path: '/api/me', handle: () => ({ status: 200, body: { name: 'Sandbox' } }) },
      {
        method: 'POST',
        path: '/api/leads',
        handle: ({ body }) => {
          const lead = object(body);
          const problems = check(lead, rules);
          if (problems.length > 0) {
            const errors = Object.fromEntries(problems.map((problem) => [problem.path, [says(problem)]]));
            return { status: 400, body: { errors, message: 'Not accepted' } };
          }
          return {
            ignored: unknownPaths(lead, rules),
            commit: () => {
              const id = String(500 + ++leads);
              const title = [text(lead.firstName), text(lead.lastName)].filter(Boolean).join(' ');
              return { record: { id, kind: 'lead', title, data: lead }, answer: { status: 201, body: { id } } };
            },
          };
        },
      },
    ],
    refusal: { status: 200, body: { message: 'Not accepted' } },
    withoutId: { status: 200, body: {} },
    known: () => ({}),
    seed: () => {},
    reset: () => {},
  };
}
`;
}
