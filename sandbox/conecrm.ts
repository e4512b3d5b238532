import { check, type Problem, type Rule, unknownPaths } from './check.ts';
import * as data from './conecrm-data.ts';
import { FilterError, operators, passes } from './conecrm-filter.ts';
import { accountRules, copyRules, isUuid, leadRules, taskRules } from './conecrm-rules.ts';
import { type Answer, bearer, type CrmRequest, object, type SandboxCrm, text, times, uuid, type Write } from './crm.ts';

/** A token as the API would issue it: three parts, the middle one with `exp` in seconds. Signed by nobody. */
export function coneToken(exp: number, user = 'jordan.vale'): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'RS256' })}.${part({ username: user, exp })}.c2FuZGJveC1jb25lY3Jt`;
}

const contactFields = Object.keys(data.contact('', {})).filter((name) => name !== 'isActive');

function says({ kind, rule }: Pick<Problem, 'kind' | 'rule'>): string {
  const messages: Record<Problem['kind'], string> = {
    required: 'This value should not be blank.',
    type: `This value should be of type ${rule.type ?? 'string'}.`,
    max: `This value is too long. It should have ${rule.max} characters or less.`,
    option: 'The selected choice is invalid.',
    format: 'This value is not valid.',
  };
  return messages[kind];
}

/**
 * ConeCRM. A 400 of accounts and leads is `{ errors: { field: [message] }, message }`, keyed by the field's path
 * (`department` for what is wrong with `department.id`); a 400 of tasks is the bare string the page prints.
 */
export function conecrm(): SandboxCrm {
  let records = 0;
  let contacts = data.firstContacts();
  let leads = data.firstLeads();
  let stages: data.Stage[] = [];
  let customFields: ReturnType<typeof data.customFields> = [];
  const accounts = new Map<string, unknown>();
  const firstDay = () => {
    contacts = data.firstContacts();
    leads = data.firstLeads();
    stages = data.stages(['New', 'Contacted', 'Appointment', 'Sold', 'Lost']);
    customFields = data.customFields(['Budget', 'Payment', 'Preferred colour', 'Old import code']);
    accounts.clear();
  };
  firstDay();

  const nextId = (block: number) => uuid(block, 0x10_0000 + ++records);
  const isContact = (id: string) => contacts.some((item) => item.id === id);
  const isLead = (id: string) => leads.some((item) => item.id === id);
  const isIn = (list: readonly { readonly id?: string }[], id: string) => list.some((item) => item.id === id);

  /** Ids that are well formed and name nothing, by path. */
  function strangers(checks: readonly [path: string, value: unknown, known: (id: string) => boolean][]) {
    return checks.flatMap(([path, value, known]) => {
      const id = text(value);
      return id === '' || !isUuid(id) || known(id) ? [] : [{ path, message: 'The selected choice is invalid.' }];
    });
  }

  function invalid(body: unknown, rules: readonly Rule[], more: readonly { path: string; message: string }[] = []) {
    const problems = [
      ...check(object(body), rules).map((problem) => ({ path: problem.path, message: says(problem) })),
      ...more,
    ];
    if (problems.length === 0) return undefined;
    const errors: Record<string, string[]> = {};
    for (const { path, message } of problems) errors[path.replace(/\.id$/, '')] = [message];
    return { status: 400, body: { errors, message: 'Validation failed' } };
  }

  function createAccount({ body }: CrmRequest): Answer | Write {
    const given = object(body);
    const person = object(given.primaryContact);
    const refused = invalid(given, accountRules, strangers([['primaryContact.id', person.id, isContact]]));
    if (refused) return refused;
    return {
      ignored: unknownPaths(given, accountRules),
      commit: () => {
        const id = nextId(0xac);
        let primaryContact = contacts.find((item) => item.id === person.id) ?? null;
        if (!primaryContact && given.primaryContact) {
          primaryContact = data.contact(nextId(0xc0), person as Partial<data.Contact>);
          contacts.push(primaryContact);
        }
        const account = { ...given, id, primaryContact, contacts: primaryContact ? [primaryContact] : [] };
        accounts.set(id, account);
        return {
          record: { id, kind: 'account', title: text(given.name), data: given },
          answer: { status: 200, body: account },
        };
      },
    };
  }

  function commitLead(made: data.ConeLead, written: unknown) {
    leads.push(made);
    return {
      record: { id: made.id, kind: 'lead', title: made.subject, data: written },
      answer: { status: 200, body: made },
    };
  }

  function createLead({ body }: CrmRequest): Answer | Write {
    const given = object(body);
    const list = (value: unknown) => (Array.isArray(value) ? value : []);
    const refused = invalid(
      given,
      leadRules,
      strangers([
        ['department', object(given.department).id, (id) => isIn(data.departments, id)],
        ['source', object(given.source).id, (id) => isIn(data.sources, id)],
        ['franchise', object(given.franchise).id, (id) => isIn(data.franchises, id)],
        ['contact', object(given.contact).id, isContact],
        ['account', object(given.account).id, (id) => accounts.has(id)],
        ...list(given.assignees).map(
          (item, index) =>
            [`assignees[${index}]`, object(item).id, (id: string) => isIn(data.users, id)] as [
              string,
              unknown,
              (id: string) => boolean,
            ],
        ),
        ...list(given.customFieldValues).map(
          (item, index) =>
            [
              `customFieldValues[${index}].field`,
              object(object(item).field).id,
              (id: string) => isIn(customFields, id),
            ] as [string, unknown, (id: string) => boolean],
        ),
      ]),
    );
    if (refused) return refused;
    return {
      ignored: unknownPaths(given, leadRules),
      commit: () => {
        const { department: _department, customFieldValues: _values, ...rest } = given;
        const made = data.lead(nextId(0x1e), {
          ...(rest as Partial<data.ConeLead> & Pick<data.ConeLead, 'subject' | 'contact'>),
          stage: { id: stages[0]?.id ?? '' },
          dateCreated: new Date().toISOString(),
        });
        return commitLead(made, given);
      },
    };
  }

  function copyLead({ body, params }: CrmRequest): Answer | Write {
    const original = leads.find((item) => item.id === params.lead);
    if (!original) return { status: 404, body: { message: 'Lead not found' } };
    const given = object(body);
    const refused = invalid(
      given,
      copyRules,
      strangers([
        ['contact', object(given.contact).id, isContact],
        ['department', object(given.department).id, (id) => isIn(data.departments, id)],
        ['franchise', object(given.franchise).id, (id) => isIn(data.franchises, id)],
      ]),
    );
    if (refused) return refused;
    return {
      ignored: unknownPaths(given, copyRules),
      commit: () =>
        commitLead(
          {
            ...original,
            id: nextId(0x1e),
            contact: { id: text(object(given.contact).id) },
            subject: text(given.subject) || original.subject,
            franchise: { id: text(object(given.franchise).id) || original.franchise.id },
            dateCreated: new Date().toISOString(),
          },
          { ...given, copyOf: original.id },
        ),
    };
  }

  function createTask({ body }: CrmRequest): Answer | Write {
    const given = object(body);
    const [problem] = [
      ...check(given, taskRules).map((found) => `${found.path} ${says(found)}`),
      ...strangers([
        ['assignee', given.assignee, (id) => isIn(data.users, id)],
        ['contact', given.contact, isContact],
        ['account', given.account, (id) => accounts.has(id)],
        ['connection', given.connection, isLead],
      ]).map(({ path, message }) => `${path} ${message}`),
    ];
    if (problem) return { status: 400, body: problem };
    return {
      ignored: unknownPaths(given, taskRules),
      commit: () => {
        const id = nextId(0x7a);
        return {
          record: { id, kind: 'task', title: text(given.title), data: given },
          answer: { status: 200, body: { ...given, id, dtype: 'Task', isDeleted: false } },
        };
      },
    };
  }

  function filter({ params, body }: CrmRequest): Answer {
    if (params.entity !== 'contact') return { status: 404, body: { error: 'Entity not found' } };
    try {
      const found = contacts.filter((item) => passes(item, object(body).query, contactFields));
      return { status: 200, body: { success: true, data: found } };
    } catch (error) {
      if (error instanceof FilterError) return { status: 400, body: { error: error.message } };
      throw error;
    }
  }

  function searchContacts({ query }: CrmRequest): Answer {
    const term = (query.get('search') ?? '').toLowerCase();
    const start = Number(query.get('start') ?? 0) || 0;
    // The page names no default for `limit`; 50 is taken.
    const limit = Number(query.get('limit') ?? 50) || 50;
    const hits = contacts.filter((item) =>
      contactFields.some(
        (name) =>
          name !== 'id' &&
          text(item[name as keyof data.Contact])
            .toLowerCase()
            .includes(term),
      ),
    );
    return { status: 200, body: hits.slice(start, start + limit) };
  }

  /** The page prints no answer: a list, compared digit for digit with what was typed into the CRM. */
  function byPhone({ params }: CrmRequest): Answer {
    const hits = contacts.filter(({ homePhone, workPhone, mobilePhone }) =>
      [homePhone, workPhone, mobilePhone].includes(params.phone ?? ''),
    );
    return { status: 200, body: hits };
  }

  return {
    id: 'conecrm',
    name: 'ConeCRM',
    // 1 January 2035.
    credentials: { token: coneToken(2_051_222_400) },
    forbiddenCredentials: { token: coneToken(2_051_222_400, 'casey.readonly') },
    presented: (request) => ({ token: bearer(request) }),
    expired: ({ token = '' }, now) => {
      try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number };
        return (claims.exp ?? 0) * 1000 <= now;
      } catch {
        return true;
      }
    },
    unauthorized: { status: 401, body: { code: 401, message: 'Invalid JWT Token' } },
    forbidden: { status: 403, body: { code: 403, message: 'User not authorized to create leads' } },
    notFound: { status: 404, body: { error: 'Not found' } },
    secrets: [],
    routes: [
      { method: 'GET', path: '/api/contact', handle: searchContacts },
      { method: 'GET', path: '/api/contact/phone/:phone', handle: byPhone },
      {
        method: 'GET',
        path: '/api/contact/:contact/lead/open',
        handle: ({ params }) =>
          isContact(params.contact ?? '')
            ? { status: 200, body: leads.filter((item) => item.contact.id === params.contact) }
            : { status: 404, body: { error: 'Contact not found' } },
      },
      { method: 'GET', path: '/api/stage', handle: () => ({ status: 200, body: stages }) },
      {
        method: 'GET',
        path: '/api/custom-field/:entity',
        handle: ({ params }) => ({ status: 200, body: params.entity === 'lead' ? customFields : [] }),
      },
      {
        method: 'GET',
        path: '/api/query-builder/config/:entity',
        handle: ({ params }) =>
          params.entity === 'contact'
            ? { status: 200, body: { fields: contactFields.map((name) => ({ name, label: name })), operators } }
            : { status: 404, body: { error: 'Entity not found' } },
      },
      { method: 'POST', path: '/api/query-builder/filter/:entity', handle: filter },
      { method: 'POST', path: '/api/account', handle: createAccount },
      { method: 'POST', path: '/api/lead', handle: createLead },
      { method: 'POST', path: '/api/lead/:lead/copy', handle: copyLead },
      { method: 'POST', path: '/api/task', handle: createTask },
    ],
    refusal: { status: 200, body: { success: false, message: 'The lead was not accepted.' } },
    withoutId: { status: 200, body: {} },
    known: () => ({
      departments: data.departments,
      sources: data.sources,
      franchises: data.franchises,
      users: data.users,
      contacts: contacts.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}`.trim() })),
      leads: leads.map(({ id, subject }) => ({ id, name: subject })),
      customFields: customFields.map(({ id = '', fieldName }) => ({ id, name: fieldName })),
    }),
    seed: (seed) => {
      if (seed.clients !== undefined) {
        const email = seed.email ?? 'robin.seeded@contacts.example';
        contacts = data.seededContacts(seed.clients, email, seed.phone ?? '+14165550100', seed.exact ?? seed.clients);
        leads = [];
      }
      if (seed.openLeads !== undefined) {
        leads = contacts.flatMap(({ id }, person) =>
          times(seed.openLeads ?? 0, (number) =>
            data.lead(uuid(0x1f, person * 1000 + number), { subject: `Enquiry ${number}`, contact: { id } }),
          ),
        );
      }
      if (seed.stages !== undefined) stages = data.stages(times(seed.stages, (number) => `Stage ${number}`));
      if (seed.customFields !== undefined) {
        customFields = data.customFields(times(seed.customFields, (number) => `Field ${number}`));
      }
    },
    reset: firstDay,
  };
}
