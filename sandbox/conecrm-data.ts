import { times, uuid } from './crm.ts';

/** What the ConeCRM of the sandbox has on its first day, in the shapes of the vendor's OpenAPI page. */

export const franchises = [
  { id: uuid(0xf1, 1), name: 'Northgate Motors' },
  { id: uuid(0xf1, 2), name: 'Lakeside Imports' },
];
export const departments = [
  { id: uuid(0xd1, 1), name: 'New vehicles' },
  { id: uuid(0xd1, 2), name: 'Used vehicles' },
  { id: uuid(0xd1, 3), name: 'Service' },
];
export const sources = [
  { id: uuid(0x51, 1), name: 'Website' },
  { id: uuid(0x51, 2), name: 'Marketplace' },
  { id: uuid(0x51, 3), name: 'Phone' },
];
export const users = [
  { id: uuid(0xa1, 1), name: 'Jordan Vale' },
  { id: uuid(0xa1, 2), name: 'Casey Lindqvist' },
];

export interface Stage {
  readonly id: string;
  readonly name: string;
}

export function stages(names: readonly string[]): Stage[] {
  return names.map((name, index) => ({ id: uuid(0x5a, index + 1), name }));
}

/** The documented schema has no id, yet a value needs `field.id`: all but the last carry one. */
export function customFields(names: readonly string[]) {
  return names.map((fieldName, index) => ({
    ...(index < names.length - 1 || names.length === 1 ? { id: uuid(0xcf, index + 1) } : {}),
    entity: 'lead',
    fieldName,
    fieldType: index === 1 ? 'select' : 'text',
    options: index === 1 ? '{"choices":["Cash","Finance","Lease"]}' : '{}',
  }));
}

export interface Contact {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly primaryEmail: string | null;
  readonly secondaryEmail: string | null;
  readonly homePhone: string | null;
  readonly workPhone: string | null;
  readonly workPhoneExtension: string | null;
  readonly mobilePhone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly isActive: boolean;
}

export function contact(id: string, more: Partial<Contact>): Contact {
  return {
    firstName: '',
    lastName: '',
    companyName: '',
    primaryEmail: null,
    secondaryEmail: null,
    homePhone: null,
    workPhone: null,
    workPhoneExtension: null,
    mobilePhone: null,
    address: null,
    city: null,
    province: null,
    postalCode: null,
    country: null,
    language: 'en-CA',
    isActive: true,
    ...more,
    id,
  };
}

export interface Reference {
  readonly id: string;
}

export interface ConeLead {
  readonly id: string;
  readonly subject: string;
  readonly description: string | null;
  readonly source: Reference;
  readonly contact: Reference;
  readonly account: Reference | null;
  readonly franchise: Reference;
  readonly stage: Reference;
  readonly category: string | null;
  readonly dateCreated: string;
  readonly [other: string]: unknown;
}

/** A lead as the API answers with it: no department, which the Lead schema of the page has not. */
export function lead(id: string, more: Partial<ConeLead> & Pick<ConeLead, 'subject' | 'contact'>): ConeLead {
  return {
    dateCreated: '2025-06-03T14:15:22Z',
    dateModified: null,
    isDeleted: false,
    dtype: 'Lead',
    description: null,
    status: { id: uuid(0x57, 1) },
    source: { id: uuid(0x51, 1) },
    account: null,
    franchise: { id: uuid(0xf1, 1) },
    dueDate: null,
    stage: { id: uuid(0x5a, 1) },
    isQualified: false,
    connectionClosedDate: null,
    priority: null,
    thirdPartyIds: [],
    category: 'CAR',
    visitCount: 0,
    customerInitiated: true,
    formName: null,
    leadHandlingInstructions: null,
    ...more,
    id,
  };
}

export function firstContacts(): Contact[] {
  return [
    contact(uuid(0xc0, 1), {
      firstName: 'Amélie',
      lastName: 'Fontaine',
      primaryEmail: 'amelie.fontaine@courrier.example',
      mobilePhone: '+15145550139',
      city: 'Laval',
      province: 'QC',
      country: 'CA',
      language: 'fr-CA',
    }),
    contact(uuid(0xc0, 2), {
      firstName: 'Greg',
      lastName: 'Sorensen',
      primaryEmail: 'greg.sorensen@postbox.example',
      homePhone: '(416) 555-0148',
    }),
  ];
}

export function firstLeads(): ConeLead[] {
  return [
    lead(uuid(0x1e, 1), { subject: 'Test drive: compact SUV', contact: { id: uuid(0xc0, 1) } }),
    lead(uuid(0x1e, 2), {
      subject: 'Trade-in value',
      contact: { id: uuid(0xc0, 1) },
      source: { id: uuid(0x51, 3) },
      franchise: { id: uuid(0xf1, 2) },
      stage: { id: uuid(0x5a, 2) },
    }),
  ];
}

export function seededContacts(count: number, email: string, phone: string, exact: number): Contact[] {
  return times(count, (number) =>
    contact(uuid(0xc5, number), {
      firstName: 'Robin',
      lastName: `Seeded ${number}`,
      primaryEmail: number <= exact ? email : `also.${number}.${email}`,
      mobilePhone: number <= exact ? phone : `${phone}${number}`,
    }),
  );
}
