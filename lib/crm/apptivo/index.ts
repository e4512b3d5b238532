import { isJson, isRecord, rejection, textAt, unclear, vendorErrors } from '../answers.ts';
import { bodyOf, unescaped } from '../body.ts';
import {
  defineCrm,
  type Json,
  type PlanInput,
  type RequestSpec,
  type Response,
  type Step,
  type StepResult,
} from '../define.ts';
import { endpoint, optionsFor, type Picker, pickers, readConfig } from './config.ts';
import { emptyCustomer } from './customer-data.ts';
import { fields, isUpdate, parts } from './fields.ts';

/**
 * Apptivo: one address, a method by name in the query, and everything else in the query too, the
 * keys included. So no address of a request may ever be kept or shown: keys are put in only at
 * `authorize`, right before sending.
 * @see https://www.apptivo.com
 */
function steps(input: PlanInput): Step[] {
  return [{ id: 'customer', label: 'Create the customer', request: saveRequest(input) }];
}

/** "a=save" with the whole record; sent as a POST without body, as the page's addresses show it (inferred). */
function saveRequest(input: PlanInput): RequestSpec {
  const body = bodyOf(input, input.fields, { base: emptyCustomer });
  // 8 is an employee on the page, for accounts whose configuration does not say what an assignee is.
  if (body.assigneeObjectRefId !== null && body.assigneeObjectId === null) body.assigneeObjectId = 8;
  return {
    method: 'POST',
    path: endpoint,
    query: { a: 'save', customerData: dataOf(body), isLeadConvert: 'N', isDuplicate: 'false' },
  };
}

function dataOf(body: Json): string {
  return JSON.stringify(unescaped(body));
}

/** A JSON body with a customerId, at the top or under customer or data, and no error beside it. */
function readResult(_step: string, response: Response): StepResult {
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

export default defineCrm({
  id: 'apptivo',
  name: 'Apptivo',
  docs: 'https://www.apptivo.com',
  origin: 'https://api.apptivo.com',
  domain: 'apptivo.com',
  keyHelp: 'In Apptivo the API key and the access key of your business account.',
  credentials: [
    { key: 'apiKey', label: 'API key', secret: true, help: 'The API key of the Apptivo business account.' },
    { key: 'accessKey', label: 'Access key', secret: true, help: 'The access key that belongs to it.' },
  ],
  authorize: (request, { apiKey = '', accessKey = '' }) => ({
    ...request,
    query: { ...request.query, apiKey, accessKey },
  }),
  parts,
  fields,
  lookups: { config: { label: 'Configuration', read: readConfig } },
  check: async (read) => {
    const config = await readConfig(read);
    const lists = (Object.keys(pickers) as Picker[]).filter((picker) => optionsFor(picker)(config).length > 0);
    return `Apptivo answered with its configuration (${lists.length} ${lists.length === 1 ? 'list' : 'lists'}).`;
  },
  mainStep: 'customer',
  steps,
  readResult,
});
