import { z } from '../schema.ts';

/**
 * A lead: one person (or company) who wants something, as plain data. Every key is always
 * present; '' and [] mean "not known". Values are as a person would type them, except:
 * phones are E.164 where the country is known (`+13035550142`), states of US/CA are two-letter codes,
 * `country` is ISO 3166-1 alpha-2, `appointmentAt` is ISO 8601 local time (`2025-07-10T15:00`),
 * with the offset appended only where the source gave one.
 */
export const phoneTypes = ['mobile', 'home', 'work', 'fax', 'other'] as const;
export type PhoneType = (typeof phoneTypes)[number];

const text = z._default(z.string(), '');

export const phoneSchema = z.object({
  number: z.string(),
  type: z.optional(z.enum(phoneTypes)),
  extension: z.optional(z.string()),
});
export type Phone = z.infer<typeof phoneSchema>;

export const addressSchema = z.object({
  street: text,
  street2: text,
  city: text,
  county: text,
  state: text,
  postalCode: text,
  country: text,
});
export type Address = z.infer<typeof addressSchema>;

export const vehicleSchema = z.object({ year: text, make: text, model: text, trim: text });
export type Vehicle = z.infer<typeof vehicleSchema>;

/** Where the lead came from: the marketplace or site by name, its address, and UTM parameters of its URL. */
export const sourceSchema = z.object({ name: text, url: text, utmSource: text, utmMedium: text, utmCampaign: text });
export type LeadSource = z.infer<typeof sourceSchema>;

export const leadSchema = z.object({
  firstName: text,
  lastName: text,
  companyName: text,
  jobTitle: text,
  emails: z._default(z.array(z.string()), []),
  phones: z._default(z.array(phoneSchema), []),
  address: z._default(addressSchema, emptyAddress()),
  website: text,
  subject: text,
  notes: text,
  vehicle: z._default(vehicleSchema, emptyVehicle()),
  appointmentAt: text,
  reference: text,
  source: z._default(sourceSchema, emptySource()),
});
export type Lead = z.infer<typeof leadSchema>;

export function emptyAddress(): Address {
  return { street: '', street2: '', city: '', county: '', state: '', postalCode: '', country: '' };
}

export function emptyVehicle(): Vehicle {
  return { year: '', make: '', model: '', trim: '' };
}

export function emptySource(): LeadSource {
  return { name: '', url: '', utmSource: '', utmMedium: '', utmCampaign: '' };
}

export function emptyLead(): Lead {
  return {
    firstName: '',
    lastName: '',
    companyName: '',
    jobTitle: '',
    emails: [],
    phones: [],
    address: emptyAddress(),
    website: '',
    subject: '',
    notes: '',
    vehicle: emptyVehicle(),
    appointmentAt: '',
    reference: '',
    source: emptySource(),
  };
}

/** "First Last", or '' when neither is known. */
export function fullName(lead: Pick<Lead, 'firstName' | 'lastName'>): string {
  return [lead.firstName, lead.lastName].filter(Boolean).join(' ');
}
