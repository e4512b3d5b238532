import { check, type Problem, type Rule, unknownPaths } from './check.ts';
import { type Answer, type CrmRequest, object, type SandboxCrm, type Seed, text, type Write } from './crm.ts';
import { client, firstClients, firstInputs, firstOperations, input, operation } from './singleops-data.ts';

/** "it can return anywhere from 0 to 50. Additional pages are available using a "page" parameter." */
const pageSize = 50;

/** `task.start`, printed as "2021-10-10 07:00:00". */
const isDateTime = (value: string) =>
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
const isDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

/** The page's appendix, and the paths its examples print; the rest of the paths follow from them. */
const rules: readonly Rule[] = [
  { path: 'user_email' },
  { path: 'user_token' },
  { path: 'job', type: 'object', required: true },
  { path: 'job.operation_id', type: 'any', required: true },
  { path: 'job.client_id', type: 'any' },
  { path: 'job.name', max: 41 },
  { path: 'job.notes', max: 4000 },
  { path: 'job.custom_field_values', type: 'any' },
  { path: 'job.portal_lead', type: 'object' },
  ...['first_name', 'last_name', 'company_name', 'email', 'phone', 'mobile', 'address', 'city', 'zip'].map((name) => ({
    path: `job.portal_lead.${name}`,
    max: 255,
  })),
  { path: 'job.portal_lead.state', max: 5 },
  ...['1', '2', 'state', 'postal_code', 'city'].map((name) => ({ path: `job.bill_addr_${name}` })),
  { path: 'visit', type: 'object', required: true },
  { path: 'visit.visit_stage_id', type: 'any', required: true },
  { path: 'job_task_create', type: 'boolean' },
  { path: 'task', type: 'object' },
  { path: 'task.name', required: true, max: 41 },
  { path: 'task.notes', max: 4000 },
  { path: 'task.on_site', type: 'boolean' },
  { path: 'task.start', valid: isDateTime },
  { path: 'task.stop', valid: isDateTime },
  { path: 'task.all_day', type: 'boolean' },
];

function says({ path, kind, rule }: Problem): string {
  const words = path
    .replace(/^job\.|^visit\./, '')
    .replace('portal_lead.', '')
    .replaceAll(/[._]/g, ' ')
    .replace(/ id$/, '');
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  const messages: Record<Problem['kind'], string> = {
    required: `${name} can't be blank`,
    type: `${name} is invalid`,
    max: `${name} is too long (maximum is ${rule.max} characters)`,
    option: `${name} is not included in the list`,
    format: `${name} is invalid`,
  };
  return messages[kind];
}

const refused = (error: string): Answer => ({ status: 200, body: { success: false, error, id: null } });

/** SingleOps. A refusal is a 200 with `success: false`, as the page prints it; wrong credentials are a 401. */
export function singleops(): SandboxCrm {
  let jobs = 148829;
  let operations = firstOperations();
  let inputs = firstInputs();
  let clients = firstClients();

  function customProblem(values: Readonly<Record<string, unknown>>, operationId: string): string | undefined {
    const applying = inputs.filter(
      ({ resource_type: resource, operations: bound }) =>
        resource === 'job' && (bound.length === 0 || bound.some(({ id }) => String(id) === operationId)),
    );
    const stranger = Object.keys(values).find((id) => !applying.some((item) => String(item.id) === id));
    if (stranger !== undefined) return `Custom input ${stranger} does not exist`;
    for (const item of applying) {
      const value = values[item.id];
      if (value === undefined || value === null || value === '') {
        if (item.required) return `${item.name} can't be blank`;
        continue;
      }
      const written = typeof value === 'boolean' ? String(value) : text(value);
      if (written.length > 4000) return `${item.name} is too long (maximum is 4000 characters)`;
      const options = item.dropdown_options.map(({ key }) => key);
      const wrong =
        (item.input_type === 'dropdown' && !options.includes(written)) ||
        (item.input_type === 'date' && !isDate(written)) ||
        (item.input_type === 'checkbox' && written !== 'true' && written !== 'false');
      if (wrong) return `${item.name} is invalid`;
    }
    return undefined;
  }

  function create({ body }: CrmRequest): Answer | Write {
    const request = object(body);
    const job = object(request.job);
    const problems = check(request, rules).map(says);
    const operationId = text(job.operation_id);
    const lead = object(job.portal_lead);
    if (operationId && !operations.some(({ id, active }) => active && String(id) === operationId)) {
      problems.push('Operation must exist');
    }
    const clientId = text(job.client_id);
    if (clientId) {
      if (!clients.some(({ id }) => String(id) === clientId)) problems.push('Client must exist');
    } else if (!Object.values(lead).some((value) => text(value) !== '')) {
      problems.push("Portal lead can't be blank");
    }
    if (text(object(request.visit).visit_stage_id) !== '8') problems.push('Visit stage is invalid');
    if (request.job_task_create === true && request.task === undefined) problems.push("Task can't be blank");
    const custom = customProblem(object(job.custom_field_values), operationId);
    if (custom) problems.push(custom);
    if (problems.length > 0) return refused([...new Set(problems)].join(', '));
    return {
      ignored: unknownPaths(request, rules),
      commit: () => {
        const id = ++jobs;
        const known = clients.find((item) => String(item.id) === clientId);
        const person = [text(lead.first_name), text(lead.last_name)].filter(Boolean).join(' ');
        const { user_email: _email, user_token: _token, ...data } = request;
        return {
          record: { id: String(id), kind: 'job', title: known?.name || person || text(lead.company_name), data },
          answer: { status: 200, body: { success: true, error: null, id } },
        };
      },
    };
  }

  function search({ query }: CrmRequest): Answer {
    const field = query.get('search_field');
    const term = (query.get('search_term') ?? '').toLowerCase();
    if (field !== 'email' && field !== 'phone') return { status: 400, body: { error: 'search_field is invalid' } };
    if (term === '') return { status: 400, body: { error: "search_term can't be blank" } };
    const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
    // "Please note that this is a prefix search": of the text as it was typed, so formats matter for phones.
    const hits = clients.filter((item) => item[field].toLowerCase().startsWith(term));
    return { status: 200, body: hits.slice((page - 1) * pageSize, page * pageSize) };
  }

  return {
    id: 'singleops',
    name: 'SingleOps',
    credentials: { userEmail: 'api@greenline.example', userToken: 'sandbox-singleops-token-e7a9035c1b' },
    forbiddenCredentials: { userEmail: 'api@otherbranch.example', userToken: 'sandbox-singleops-other-52c1d8' },
    // "passed as part of the message body. GET requests also support passing them as URL parameters."
    presented: ({ method, body, query }) =>
      method === 'GET'
        ? { userEmail: query.get('user_email') ?? '', userToken: query.get('user_token') ?? '' }
        : { userEmail: text(object(body).user_email), userToken: text(object(body).user_token) },
    unauthorized: { status: 401, body: { error: 'You need to sign in or sign up before continuing.' } },
    forbidden: { status: 403, body: { error: 'You are not authorized to access this account.' } },
    notFound: { status: 404, body: { error: 'Not found' } },
    secrets: ['user_token'],
    routes: [
      { method: 'GET', path: '/api/v1/operations', handle: () => ({ status: 200, body: operations }) },
      { method: 'GET', path: '/api/v1/custom_inputs', handle: () => ({ status: 200, body: inputs }) },
      { method: 'GET', path: '/api/v1/clients/search_by_field', handle: search },
      { method: 'POST', path: '/api/v1/jobs', handle: create },
    ],
    refusal: refused('The lead was not accepted.'),
    withoutId: { status: 200, body: { success: true, error: null } },
    known: () => ({
      operations: operations.map(({ id, name }) => ({ id: String(id), name })),
      customInputs: inputs.map(({ id, name }) => ({ id: String(id), name })),
      clients: clients.map(({ id, name }) => ({ id: String(id), name })),
    }),
    seed: (seed: Seed) => {
      if (seed.operations !== undefined) {
        operations = Array.from({ length: seed.operations }, (_, index) =>
          operation(2001 + index, `Division ${index + 1}`),
        );
      }
      if (seed.customInputs !== undefined) {
        inputs = Array.from({ length: seed.customInputs }, (_, index) =>
          input(3001 + index, `Question ${index + 1}`, 'text'),
        );
      }
      if (seed.clients !== undefined) {
        const email = seed.email ?? 'pat.seeded@clients.example';
        const phone = seed.phone ?? '555-555-0100';
        clients = Array.from({ length: seed.clients }, (_, index) => {
          const exact = index < (seed.exact ?? seed.clients ?? 0);
          // "Sometimes clients will append multiple phone numbers or extensions".
          return client(20_001 + index, `Pat Seeded ${index + 1}`, {
            email: exact ? email : `${email}, office${index + 1}@clients.example`,
            phone: exact ? phone : `${phone} x${index + 1}`,
          });
        });
      }
    },
    reset: () => {
      operations = firstOperations();
      inputs = firstInputs();
      clients = firstClients();
    },
  };
}
