import { isJson, isRecord, textAt, unclear } from '../answers.ts';
import { defineApi, type PlannedField, type Response, type StepResult } from '../define.ts';
import { rejection, vendorErrors } from '../rejection.ts';
import { findClients } from './clients.ts';
import { customFields, readCustomInputs, readOperations } from './custom-inputs.ts';

/** `{ "success": true, "error": null, "id": 123456 }`; a 200 with `success: false` is a refusal. */
function readJob(response: Response, fields: readonly PlannedField[]): StepResult {
  const { json, status } = response;
  if (status === 400 || status === 422 || (isRecord(json) && json.success === false)) {
    return rejection(vendorErrors(json), fields, status);
  }
  const id = textAt(json, 'id');
  if (!isJson(response) || !isRecord(json) || json.success !== true || id === '') return unclear(response);
  return { kind: 'done', id };
}

/**
 * SingleOps. There is no `reconcile`: the API lists clients and no jobs. A client with the lead's e-mail proves no
 * lead, for it may have been there before or come from an earlier handoff; taking it for one would call a lost
 * lead sent. The person finds the lead by the reference in its notes.
 */
export default defineApi({
  id: 'singleops',
  name: 'SingleOps',
  origin: 'https://app.singleops.com',
  domain: 'singleops.com',
  credentials: [
    {
      key: 'userEmail',
      label: 'E-mail of the API user',
      secret: false,
      help: 'Each SingleOps account has its own API user.',
    },
    {
      key: 'userToken',
      label: 'API token',
      secret: true,
      help: 'Comes from SingleOps support together with the API user.',
    },
  ],
  // "passed as part of the message body. GET requests also support passing them as URL parameters."
  authorize: (request, { userEmail = '', userToken = '' }) => {
    const keys = { user_email: userEmail, user_token: userToken };
    if (request.method === 'GET') return { ...request, query: { ...request.query, ...keys } };
    return { ...request, body: { ...(isRecord(request.body) ? request.body : {}), ...keys } };
  },
  dynamicFields: (lookups, values) => customFields(lookups.customInputs, values),
  lookups: {
    operations: { label: 'Divisions', read: readOperations },
    customInputs: { label: 'Custom inputs', read: readCustomInputs },
  },
  check: async (read) => {
    const { options } = await readOperations(read);
    const count = options.length;
    return count === 1 ? 'SingleOps answered with 1 division.' : `SingleOps answered with ${count} divisions.`;
  },
  findDuplicates: (read, { lead }) => findClients(read, lead),
  mainStep: 'job',
  readResult: (_step, response, _request, fields) => readJob(response, fields),
});
