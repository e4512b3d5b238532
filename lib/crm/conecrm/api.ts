import { isJson, isRecord, textAt, unclear } from '../answers.ts';
import {
  defineApi,
  type Found,
  type PlannedField,
  type Read,
  type ReconcileInput,
  type RequestSpec,
  type Response,
  type StepResult,
} from '../define.ts';
import { rejection, vendorErrors } from '../rejection.ts';
import { hasContact } from './choices.ts';
import { contactsIn, matches } from './contact.ts';
import { customFields, readCustomFields } from './custom-fields.ts';
import { contactsLike, findContacts, openLeads, stageNames } from './duplicates.ts';
import { tokenWarning } from './token.ts';

function readResult(
  step: string,
  response: Response,
  request: RequestSpec,
  fields: readonly PlannedField[],
): StepResult {
  const { json, status } = response;
  const search = step.startsWith('find');
  if (status === 400 || status === 422) {
    if (search) {
      const message = 'ConeCRM could not search for the contact. Choose one, or “Create a new contact”.';
      return { kind: 'rejected', message, fields: { contactId: message } };
    }
    // The lead's contact stands in no row of the table: what is wrong with it belongs to the choice of the contact.
    const contact = { key: 'contactId', path: 'contact.id' };
    return rejection(vendorErrors(json), step === 'lead' ? [...fields, contact] : fields, status);
  }
  if (!isJson(response)) return unclear(response);
  if (search) return readSearch(json, request);
  const id = step === 'contact' && isRecord(json) ? textAt(json.primaryContact, 'id') : textAt(json, 'id');
  return id === '' ? unclear(response) : { kind: 'done', id };
}

function readSearch(json: unknown, request: RequestSpec): StepResult {
  const ids = [
    ...new Set(
      contactsIn(json)
        .filter((contact) => matches(contact, request))
        .map(({ id }) => id),
    ),
  ];
  if (ids.length > 1) {
    const message = `ConeCRM has ${ids.length} contacts like this. Choose one.`;
    return { kind: 'rejected', message, fields: { contactId: message } };
  }
  return ids[0] === undefined ? { kind: 'done' } : { kind: 'done', id: ids[0] };
}

/**
 * What this handoff made: for the contact's step the contact with its e-mail or phone (the search right
 * before found none, so it is this one; not where the person asked for a new contact beside an old
 * one), for the lead's step the contact's open lead with the reference in description or subject.
 * Tasks cannot be listed.
 */
async function findOwn(read: Read, { step, values, done, reference }: ReconcileInput): Promise<Found[]> {
  if (step === 'contact' && values.contactId !== 'new') {
    const value = (key: string) => String(values[`contact.${key}`] ?? '').trim();
    const emails = [value('primaryEmail'), value('secondaryEmail')].filter(Boolean);
    const phones = [value('mobilePhone'), value('homePhone'), value('workPhone')].filter(Boolean);
    return contactsLike(read, emails, phones);
  }
  const contact = hasContact(values) ? String(values.contactId) : done.contact;
  if (step !== 'lead' || !contact) return [];
  return (await openLeads(read, contact))
    .filter(({ description, subject }) => description.includes(reference) || subject.includes(reference))
    .map(({ id, subject }) => ({ id, title: subject || id }));
}

/** ConeCRM, an automotive CRM. */
export default defineApi({
  id: 'conecrm',
  name: 'ConeCRM',
  origin: 'https://api.conecrm.com',
  domain: 'conecrm.com',
  credentials: [
    { key: 'token', label: 'Token', secret: true, help: 'A JWT. It expires: you are warned a week before.' },
  ],
  inspectCredentials: ({ token = '' }, now) => (token === '' ? undefined : tokenWarning(token, now)),
  authorize: (request, { token = '' }) => ({
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${token}` },
  }),
  dynamicFields: (lookups) => customFields(lookups.customFields),
  lookups: { customFields: { label: 'Custom fields', read: readCustomFields } },
  check: async (read) => {
    const { size } = await stageNames(read);
    return size === 1 ? 'ConeCRM answered with 1 stage.' : `ConeCRM answered with ${size} stages.`;
  },
  findDuplicates: (read, { lead }) => findContacts(read, lead),
  mainStep: 'lead',
  readResult,
  reconcile: {
    /**
     * No: the list holds open leads only, and the page says that a new lead is "automatically assigned
     * and processed according to the system workflow", which may close it or merge it; nor does it
     * promise that a lead is listed at once. Not found proves nothing.
     */
    authoritative: false,
    find: findOwn,
  },
});
