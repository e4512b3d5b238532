import { check, isEmail, type Problem, type Rule, unknownPaths } from './check.ts';
import { bearer, object, type SandboxCrm, text } from './crm.ts';

const leadTypes = ['Web Form', 'Phone', 'Referral', 'Storm'];
const employees = ['Avery Quinn', 'Morgan Hale'];
const products = ['Roof Repair', 'Re-Roof', 'Maintenance Plan'];

const isState = (value: string) => /^[A-Z]{2}$/.test(value);
/** "(811) 123-1234", and what people type instead; an extension only where the page allows one. */
const isPhone = (value: string) => /^\+?[\d\s().-]{7,24}$/.test(value);
const isOfficePhone = (value: string) => /^\+?[\d\s().-]{7,24}(x ?\d{1,8})?$/.test(value);

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

const place = (part: string): Rule[] => [
  { path: `data.${part}.externalId` },
  { path: `data.${part}.streetAddress` },
  { path: `data.${part}.locality` },
  { path: `data.${part}.region`, valid: isState },
  { path: `data.${part}.postalCode` },
  { path: `data.${part}.county` },
  { path: `data.${part}.timeZone`, valid: isTimeZone },
  { path: `data.${part}.custom`, type: 'any' },
];

/**
 * The page's four tables in their order. It lost the column of names: those it prints nowhere else are
 * the vendor's vocabulary of its public API (streetAddress, locality, region, …).
 */
const rules: readonly Rule[] = [
  { path: 'data', type: 'object', required: true },
  { path: 'data.type', required: true, options: ['leads'] },
  { path: 'data.company', type: 'object', required: true },
  { path: 'data.company.name', required: true },
  ...place('company'),
  { path: 'data.company.manager', options: employees },
  { path: 'data.company.billingAddress' },
  { path: 'data.company.billingInstructions' },
  { path: 'data.property', type: 'object' },
  { path: 'data.property.name', required: true },
  ...place('property'),
  { path: 'data.contact', type: 'object' },
  { path: 'data.contact.name', required: true },
  { path: 'data.contact.position' },
  { path: 'data.contact.email', valid: isEmail },
  { path: 'data.contact.mobile', valid: isPhone },
  { path: 'data.contact.office', valid: isOfficePhone },
  { path: 'data.contact.custom', type: 'any' },
  { path: 'data.opportunity', type: 'object' },
  { path: 'data.opportunity.leadType', options: leadTypes },
  { path: 'data.opportunity.manager', options: employees },
  { path: 'data.opportunity.product', options: products },
  { path: 'data.opportunity.price', type: 'number' },
  { path: 'data.opportunity.isForecasted', type: 'boolean' },
  { path: 'data.opportunity.notes' },
  { path: 'data.opportunity.custom', type: 'any' },
];

function says({ path, kind, rule }: Problem): string {
  const field = path.split('.').at(-1);
  const messages: Record<Problem['kind'], string> = {
    required: `${field} is required.`,
    type: `${field} must be a ${rule.type ?? 'string'}.`,
    max: `${field} is too long.`,
    option: `${field} does not match anything in your account.`,
    format: `${field} has the wrong format.`,
  };
  return messages[kind];
}

function jsonApi(status: number, title: string, detail: string, pointer?: string) {
  return { status: String(status), title, detail, ...(pointer ? { source: { pointer } } : {}) };
}

/**
 * Centerpoint Connect. The page prints no response: errors and success follow JSON:API, which it says
 * it "roughly mimics". The company is the one with the same externalId or name, as the page promises.
 */
export function centerpoint(): SandboxCrm {
  let leads = 0;
  let nextCompany = 0;
  const companies: { id: string; name: string; externalId: string }[] = [];

  function companyId(company: Readonly<Record<string, unknown>>): { id: string; existing: boolean } {
    const name = text(company.name);
    const externalId = text(company.externalId);
    const existing = companies.find(
      (other) =>
        (externalId !== '' && other.externalId === externalId) || other.name.toLowerCase() === name.toLowerCase(),
    );
    if (existing) return { id: existing.id, existing: true };
    const id = String(7000 + ++nextCompany);
    companies.push({ id, name, externalId });
    return { id, existing: false };
  }

  return {
    id: 'centerpoint',
    name: 'Centerpoint Connect',
    credentials: { token: 'sandbox.centerpoint-token.91d2c6e0b4' },
    forbiddenCredentials: { token: 'sandbox.centerpoint-readonly.3e8a10' },
    presented: (request) => ({ token: bearer(request) || (request.query.get('token') ?? '') }),
    unauthorized: {
      status: 401,
      body: { errors: [jsonApi(401, 'Unauthorized', 'The token is missing or not valid.')] },
    },
    forbidden: { status: 403, body: { errors: [jsonApi(403, 'Forbidden', 'This token may not create leads.')] } },
    notFound: { status: 404, body: { errors: [jsonApi(404, 'Not Found', 'There is nothing here.')] } },
    secrets: ['token'],
    routes: [
      {
        method: 'POST',
        path: '/a/leads',
        handle: ({ body }) => {
          const problems = check(object(body), rules);
          if (problems.length > 0) {
            const errors = problems.map((problem) =>
              jsonApi(422, 'Invalid attribute', says(problem), `/${problem.path.replaceAll('.', '/')}`),
            );
            return { status: 422, body: { errors } };
          }
          const data = object(object(body).data);
          return {
            ignored: unknownPaths(body, rules),
            commit: () => {
              const id = String(41000 + ++leads);
              const company = companyId(object(data.company));
              const title = text(object(data.contact).name) || text(object(data.company).name);
              return {
                record: {
                  id,
                  kind: 'lead',
                  title,
                  data: { ...data, companyId: company.id, companyExisted: company.existing },
                },
                answer: {
                  status: 201,
                  body: { data: { type: 'leads', id, company: { type: 'companies', id: company.id } } },
                },
              };
            },
          };
        },
      },
    ],
    refusal: { status: 200, body: { errors: [jsonApi(422, 'Not accepted', 'The lead was not accepted.')] } },
    withoutId: { status: 200, body: { data: { type: 'leads' } } },
    known: () => ({
      leadTypes: leadTypes.map((name) => ({ id: name, name })),
      employees: employees.map((name) => ({ id: name, name })),
      products: products.map((name) => ({ id: name, name })),
    }),
    seed: () => {},
    reset: () => {
      companies.length = 0;
    },
  };
}
