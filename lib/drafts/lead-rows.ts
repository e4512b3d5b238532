import type { Lead } from '../lead/lead.ts';
import { type LeadPath, readLead } from './lead-path.ts';

/** One input of the lead as the review shows it. */
export interface LeadInput {
  readonly path: LeadPath;
  readonly label: string;
  readonly type?: 'email' | 'tel' | 'url' | 'multiline' | 'datetime-local';
  /** Share of the row's width, 1 when absent. */
  readonly share?: 2 | 3;
}

/** Inputs that stand on one line; evidence and alternatives are of the line as a whole. */
export interface LeadRow {
  readonly label: string;
  /** Which one of several with that label it is, from 2. */
  readonly number?: number;
  readonly inputs: readonly LeadInput[];
  /** Shown even when empty. */
  readonly always?: boolean;
}

const one = (path: LeadPath, label: string, type?: LeadInput['type']): LeadRow => ({
  label,
  inputs: [type ? { path, label, type } : { path, label }],
});

const before: readonly LeadRow[] = [
  {
    label: 'Name',
    always: true,
    inputs: [
      { path: 'firstName', label: 'First name' },
      { path: 'lastName', label: 'Last name' },
    ],
  },
  { ...one('companyName', 'Company'), always: true },
  one('jobTitle', 'Job title'),
];

const after: readonly LeadRow[] = [
  {
    label: 'Street',
    always: true,
    inputs: [
      { path: 'address.street', label: 'Street', share: 2 },
      { path: 'address.street2', label: 'Apt, suite' },
    ],
  },
  {
    label: 'City',
    always: true,
    inputs: [
      { path: 'address.city', label: 'City', share: 3 },
      { path: 'address.state', label: 'State' },
      { path: 'address.postalCode', label: 'Zip code', share: 2 },
    ],
  },
  {
    label: 'County',
    inputs: [
      { path: 'address.county', label: 'County', share: 2 },
      { path: 'address.country', label: 'Country' },
    ],
  },
  one('website', 'Website', 'url'),
  one('subject', 'Subject'),
  { ...one('notes', 'Notes', 'multiline'), always: true },
  {
    label: 'Vehicle',
    inputs: [
      { path: 'vehicle.year', label: 'Vehicle year' },
      { path: 'vehicle.make', label: 'Vehicle make', share: 2 },
      { path: 'vehicle.model', label: 'Vehicle model', share: 2 },
      { path: 'vehicle.trim', label: 'Vehicle trim' },
    ],
  },
  one('appointmentAt', 'Appointment', 'datetime-local'),
  one('reference', 'Their reference'),
  one('source.name', 'Source'),
];

/** Every line, in reading order, with as many e-mails and phones as there are, at least one each. */
export function leadRows(lead: Pick<Lead, 'emails' | 'phones'>): LeadRow[] {
  const list = (count: number, row: (index: number) => LeadRow) =>
    Array.from({ length: Math.max(1, count) }, (_, index) => ({
      ...row(index),
      ...(index > 0 ? { number: index + 1 } : {}),
      always: true,
    }));
  return [
    ...before,
    ...list(lead.emails.length, (index) => one(`emails.${index}`, 'E-mail', 'email')),
    ...list(lead.phones.length, (index) => one(`phones.${index}.number`, 'Phone', 'tel')),
    ...after,
  ];
}

/** The lines to show, by the path of their first input: those always shown and those filled when the lead was read. */
export function shownRows(lead: Lead): Set<LeadPath> {
  // A country alone is no reason for a line of its own.
  const counts = (path: LeadPath) => path !== 'address.country' && readLead(lead, path) !== '';
  const filled = ({ inputs }: LeadRow) => inputs.some(({ path }) => counts(path));
  const rows = leadRows(lead).filter((row) => row.always || filled(row));
  return new Set(rows.flatMap(({ inputs }) => inputs[0]?.path ?? []));
}
