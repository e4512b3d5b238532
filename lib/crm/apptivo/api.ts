import { isJson, isRecord, textAt, unclear } from '../answers.ts';
import {
  defineApi,
  type Found,
  type PlannedField,
  type Read,
  type ReconcileInput,
  type Response,
  type StepResult,
} from '../define.ts';
import { holdsEmail, holdsPhone } from '../phones.ts';
import { rejection, vendorErrors } from '../rejection.ts';
import { isUpdate } from './choices.ts';
import { optionsFor, type Picker, pickers, readConfig } from './config.ts';
import { byEmail, byPhone, type Customer, emailsOf, findCustomers, phonesOf, searchCustomers } from './customers.ts';

/** A JSON body with a customerId, at the top or under customer or data, and no error beside it. */
function readResult(response: Response, fields: readonly PlannedField[]): StepResult {
  const { json, status } = response;
  if (status === 400 || status === 422) return rejection(vendorErrors(json), fields, status);
  if (!isJson(response)) return unclear(response);
  const places = isRecord(json)
    ? [json, json.customer, json.data, isRecord(json.data) ? json.data.customer : undefined]
    : [];
  const id = places.map((place) => textAt(place, 'customerId')).find(Boolean);
  const errors = isRecord(json)
    ? vendorErrors({ ...json, title: undefined, detail: undefined, message: undefined })
    : undefined;
  if (errors !== undefined && id === undefined) return rejection(vendorErrors(json), fields, status);
  return id === undefined || errors !== undefined ? unclear(response) : { kind: 'done', id };
}

/**
 * Customers that this handoff made or changed, among those with its e-mail or phone (by name where it
 * has neither): a new one carries the reference in its description; a changed one is the customer
 * that was to be changed, once it has the phone and e-mail it was to get.
 */
async function findOwn(read: Read, { values, reference }: ReconcileInput): Promise<Found[]> {
  const text = (key: string) => String(values[key] ?? '').trim();
  const [email, phone, name] = [text('contactEmail'), text('phoneNumber'), text('customerName')];
  const found = new Map<string, Customer>();
  const criteria = [...(email ? [byEmail(email)] : []), ...(phone ? [byPhone(phone)] : [])];
  for (const wanted of criteria.length > 0 ? criteria : [{ customerName: name }]) {
    for (const customer of await searchCustomers(read, wanted)) found.set(customer.id, customer);
  }
  const attributes = Array.isArray(values.updateAttributes) ? (values.updateAttributes as readonly string[]) : [];
  const isOwn = (customer: Customer) => {
    if (!isUpdate(values)) return customer.description.includes(reference);
    if (customer.id !== values.customerId || attributes.includes('addresses')) return false;
    const hasEmail = emailsOf(customer).some((held) => holdsEmail(held, email));
    const hasPhone = phonesOf(customer).some((held) => holdsPhone(held, phone));
    return (!attributes.includes('emailAddresses') || hasEmail) && (!attributes.includes('phoneNumbers') || hasPhone);
  };
  return [...found.values()].filter(isOwn).map(({ id, name: title }) => ({ id, title: title || id }));
}

/**
 * Apptivo: one address, a method by name in the query, and everything else in the query too, the
 * keys included. So no address of a request may ever be kept or shown: keys are put in only at
 * `authorize`, right before sending.
 * @see https://www.apptivo.com
 */
export default defineApi({
  id: 'apptivo',
  name: 'Apptivo',
  origin: 'https://api.apptivo.com',
  domain: 'apptivo.com',
  credentials: [
    { key: 'apiKey', label: 'API key', secret: true, help: 'The API key of the Apptivo business account.' },
    { key: 'accessKey', label: 'Access key', secret: true, help: 'The access key that belongs to it.' },
  ],
  authorize: (request, { apiKey = '', accessKey = '' }) => ({
    ...request,
    query: { ...request.query, apiKey, accessKey },
  }),
  lookups: { config: { label: 'Configuration', read: readConfig } },
  check: async (read) => {
    const config = await readConfig(read);
    const lists = (Object.keys(pickers) as Picker[]).filter((picker) => optionsFor(picker)(config).length > 0);
    return lists.length === 1
      ? 'Apptivo answered with its configuration (1 list).'
      : `Apptivo answered with its configuration (${lists.length} lists).`;
  },
  findDuplicates: (read, { lead }) => findCustomers(read, lead),
  mainStep: 'customer',
  readResult: (_step, response, _request, fields) => readResult(response, fields),
  reconcile: {
    /**
     * No: the page promises neither that a search sees a customer at once, nor that it returns the
     * description in which the reference stands. Not found can mean not yet, or not shown.
     */
    authoritative: false,
    find: findOwn,
  },
});
