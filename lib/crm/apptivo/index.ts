import { bodyOf, unescaped } from '../body.ts';
import { defineCrm, type Json, type PlanInput, type RequestSpec, type Step } from '../define.ts';
import api from './api.ts';
import { isUpdate } from './choices.ts';
import { endpoint } from './config.ts';
import { emptyCustomer } from './customer-data.ts';
import { fields, parts } from './fields.ts';
import { updateRequest } from './update.ts';

/** Apptivo: a new customer, or changes to one that was found. */
function steps(input: PlanInput): Step[] {
  return isUpdate(input.values)
    ? [{ id: 'customer', label: 'Update the customer', request: updateRequest(input) }]
    : [{ id: 'customer', label: 'Create the customer', request: saveRequest(input) }];
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

export default defineCrm({
  ...api,
  docs: 'https://www.apptivo.com',
  keyHelp: 'In Apptivo the API key and the access key of your business account.',
  parts,
  fields,
  steps,
});
