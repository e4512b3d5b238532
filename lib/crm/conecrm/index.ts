import { isJson, isRecord, textAt, unclear } from '../answers.ts';
import { bodyOf } from '../body.ts';
import {
  defineCrm,
  type Field,
  type Found,
  type Json,
  type PlanInput,
  type Read,
  type ReconcileInput,
  type RequestSpec,
  type Response,
  type Step,
  type StepResult,
} from '../define.ts';
import { rejection, vendorErrors } from '../rejection.ts';
import { contactsIn, findSteps, matches } from './contact.ts';
import { customFields, readCustomFields } from './custom-fields.ts';
import { contactsLike, findContacts, openLeads, stageNames } from './duplicates.ts';
import { fields, hasContact, isCopy, parts } from './fields.ts';
import { tokenWarning } from './token.ts';

/**
 * ConeCRM, an automotive CRM. A lead needs a contact, and no call creates one: it is found, or made
 * through an account whose `primaryContact` it is (inferred: the page shows the nested object in the
 * request and in the answer). Then the lead, or the copy of an open one, and if wanted a task.
 */
function steps(input: PlanInput): Step[] {
  const { values } = input;
  const contact = contactSteps(input);
  const contactId = hasContact(values) ? String(values.contactId) : '{{contact}}';
  const made: Step[] = [...contact, leadStep(input, contactId)];
  if (values.taskCreate === true) {
    const body = bodyOf(input, fieldsFor(input, 'task'));
    made.push({
      id: 'task',
      label: 'Create the task',
      request: { method: 'POST', path: '/api/task', body: { ...body, contact: contactId, connection: '{{lead}}' } },
    });
  }
  return made;
}

function fieldsFor(input: PlanInput, step: string) {
  return input.fields.filter((field) => (field.step ?? 'lead') === step);
}

function contactSteps(input: PlanInput): Step[] {
  if (hasContact(input.values)) return [];
  const value = (key: string) => String(input.values[`contact.${key}`] ?? '');
  const emails = [value('primaryEmail'), value('secondaryEmail')].filter(Boolean);
  const phones = [value('mobilePhone'), value('homePhone'), value('workPhone')].filter(Boolean);
  const searches = input.values.contactId === 'new' ? [] : findSteps(emails, phones);
  const last = searches.at(-1);
  return [
    ...searches,
    {
      id: 'contact',
      label: 'Create the contact, with its account',
      request: { method: 'POST', path: '/api/account', body: bodyOf(input, fieldsFor(input, 'contact')) },
      ...(last === undefined ? {} : { unless: last.id }),
    },
  ];
}

function leadStep(input: PlanInput, contactId: string): Step {
  if (!isCopy(input.values)) {
    const body = bodyOf(input, fieldsFor(input, 'lead'));
    const request: RequestSpec = { method: 'POST', path: '/api/lead', body: { ...body, contact: { id: contactId } } };
    return { id: 'lead', label: 'Create the lead', request };
  }
  const copied = fieldsFor(input, 'lead').filter(({ key }) => ['subject', 'department', 'franchise'].includes(key));
  const body = bodyOf(input, copied);
  // A copy has no description of its own: the subject is where the reference can stand.
  const subject: Json = `${String(input.values.subject ?? '').trim()} (${input.reference})`.trim();
  const path = `/api/lead/${encodeURIComponent(String(input.values.copyOf))}/copy`;
  const request: RequestSpec = { method: 'POST', path, body: { ...body, subject, contact: { id: contactId } } };
  return { id: 'lead', label: 'Copy the open lead', request };
}

function readResult(step: string, response: Response, request: RequestSpec): StepResult {
  const { json, status } = response;
  const search = step.startsWith('find');
  if (status === 400 || status === 422) {
    if (search) {
      const message = 'ConeCRM could not search for the contact. Choose one, or “Create a new contact”.';
      return { kind: 'rejected', message, fields: { contactId: message } };
    }
    const own = fields.filter((field) => (field.step ?? 'lead') === step);
    // The lead's contact stands in no row of the table: what is wrong with it belongs to the choice of the contact.
    const contact: Field = { key: 'contactId', label: 'Contact', path: 'contact.id', documented: true };
    return rejection(vendorErrors(json), step === 'lead' ? [...own, contact] : own, status);
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

export default defineCrm({
  id: 'conecrm',
  name: 'ConeCRM',
  docs: 'https://api.conecrm.com',
  origin: 'https://api.conecrm.com',
  domain: 'conecrm.com',
  keyHelp: 'Ask your ConeCRM administrator or ConeCRM support for an API token (a JWT).',
  credentials: [
    { key: 'token', label: 'Token', secret: true, help: 'A JWT. It expires: you are warned a week before.' },
  ],
  inspectCredentials: ({ token = '' }, now) => (token === '' ? undefined : tokenWarning(token, now)),
  authorize: (request, { token = '' }) => ({
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${token}` },
  }),
  parts,
  fields,
  dynamicFields: (lookups) => customFields(lookups.customFields),
  lookups: { customFields: { label: 'Custom fields', read: readCustomFields } },
  check: async (read) => {
    const { size } = await stageNames(read);
    return `ConeCRM answered with ${size} ${size === 1 ? 'stage' : 'stages'}.`;
  },
  findDuplicates: (read, { lead }) => findContacts(read, lead),
  mainStep: 'lead',
  steps,
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
