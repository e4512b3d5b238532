import { bodyOf } from '../body.ts';
import { defineCrm, type Json, type PlanInput, type RequestSpec, type Step } from '../define.ts';
import api from './api.ts';
import { hasContact, isCopy } from './choices.ts';
import { findSteps } from './contact.ts';
import { fields, parts } from './fields.ts';

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

export default defineCrm({
  ...api,
  docs: 'https://api.conecrm.com',
  keyHelp: 'Ask your ConeCRM administrator or ConeCRM support for an API token (a JWT).',
  parts,
  fields,
  steps,
});
