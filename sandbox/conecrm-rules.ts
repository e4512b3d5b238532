import { isEmail, isIsoDate, type Rule } from './check.ts';
import { uuidPattern } from './crm.ts';

/** What ConeCRM asks of the bodies of its requests: the schemas of its OpenAPI page, one table per endpoint. */

export const isUuid = (value: string) => uuidPattern.test(value);

const customer = (at: string): Rule[] => [
  { path: `${at}primaryEmail`, valid: isEmail },
  { path: `${at}secondaryEmail`, valid: isEmail },
  ...['homePhone', 'workPhone', 'workPhoneExtension', 'mobilePhone', 'address', 'city', 'postalCode', 'country'].map(
    (name) => ({ path: `${at}${name}` }),
  ),
  // The example is "strin": five characters, as generators of examples cut at maxLength.
  { path: `${at}province`, max: 5 },
  { path: `${at}language`, valid: (value) => /^[a-z]{2}(-[A-Z]{2})?$/.test(value) },
  { path: `${at}isActive`, type: 'boolean' },
  { path: `${at}thirdPartyIds`, type: 'any' },
];

export const accountRules: readonly Rule[] = [
  // The page says that it is not required; an account that has no name can be told from no other.
  { path: 'name', required: true },
  ...customer(''),
  { path: 'primaryContact', type: 'object' },
  { path: 'primaryContact.id', valid: isUuid },
  ...['firstName', 'lastName', 'companyName', 'civility', 'preferredMethodOfContact'].map((name) => ({
    path: `primaryContact.${name}`,
  })),
  ...customer('primaryContact.'),
];

const reference = (path: string, required = false): Rule[] => [
  { path, type: 'object', required },
  { path: `${path}.id`, required: true, valid: isUuid },
];

export const leadRules: readonly Rule[] = [
  { path: 'subject', required: true },
  ...reference('department', true),
  ...reference('contact', true),
  ...reference('source', true),
  ...reference('franchise', true),
  ...reference('account'),
  { path: 'assignees[].id', required: true, valid: isUuid },
  ...['description', 'category', 'makeStr', 'modelStr', 'trimStr', 'utmCampaign', 'utmSource'].map((path) => ({
    path,
  })),
  // The example is "stri": four characters.
  { path: 'yearStr', max: 4 },
  { path: 'customerInitiated', type: 'boolean' },
  { path: 'leadHandlingInstructions' },
  { path: 'customFieldValues[].field', type: 'object', required: true },
  { path: 'customFieldValues[].field.id', required: true, valid: isUuid },
  { path: 'customFieldValues[].value' },
];

export const copyRules: readonly Rule[] = [
  { path: 'contact', type: 'any', required: true },
  { path: 'contact.id', required: true, valid: isUuid },
  { path: 'account', type: 'any' },
  { path: 'subject' },
  { path: 'department', type: 'any' },
  { path: 'department.id', required: true, valid: isUuid },
  { path: 'franchise', type: 'any' },
  { path: 'franchise.id', required: true, valid: isUuid },
];

export const taskRules: readonly Rule[] = [
  {
    path: 'type',
    // The page's second value is blank; EMAIL is the one word missing between CALL and MEETING.
    options: ['CALL', 'EMAIL', 'MEETING', 'OTHER', 'SMS', 'FOLLOW_UP', 'REMINDER', 'LINKEDIN_MESSAGE', 'DM'],
  },
  { path: 'assignee', required: true, valid: isUuid },
  { path: 'start', valid: isIsoDate },
  { path: 'end', valid: isIsoDate },
  { path: 'title', required: true },
  { path: 'note' },
  { path: 'contact', valid: isUuid },
  { path: 'account', valid: isUuid },
  { path: 'connection', valid: isUuid },
];
