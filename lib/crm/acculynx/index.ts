import type { Lead, PhoneType } from '../../lead/lead.ts';
import { bodyOf } from '../body.ts';
import { defineCrm, type Field } from '../define.ts';
import { withOffset } from '../local-time.ts';
import { notesOf } from '../notes.ts';
import { phonesInOrder, withParentheses } from '../phones.ts';
import { regionZones } from '../regions.ts';
import api from './api.ts';

/** AccuLynx: one POST, documented field by field. */
const phoneTypes: Readonly<Partial<Record<PhoneType, string>>> = { mobile: 'Mobile', home: 'Home', work: 'Work' };

/** Phone, extension and type of one of the three slots. The page maps the first to the cell, the second to home. */
function phoneFields(slot: 1 | 2 | 3, label: string): Field[] {
  const phone = (lead: Lead) => phonesInOrder(lead)[slot - 1];
  return [
    {
      key: `phoneNumber${slot}`,
      label,
      type: 'tel',
      path: `phoneNumber${slot}`,
      max: 30,
      documented: true,
      rare: slot > 1,
      from: (lead) => withParentheses(phone(lead)?.number ?? ''),
    },
    {
      key: `phoneExtension${slot}`,
      label: `${label}: extension`,
      path: `phoneExtension${slot}`,
      max: 100,
      documented: true,
      rare: true,
      from: (lead) => phone(lead)?.extension,
    },
    {
      key: `phoneType${slot}`,
      label: `${label}: type`,
      type: 'select',
      path: `phoneType${slot}`,
      options: ['Home', 'Mobile', 'Work'],
      documented: true,
      rare: slot > 1,
      from: (lead) => phoneTypes[phone(lead)?.type ?? 'other'],
    },
  ];
}

const fields: readonly Field[] = [
  {
    key: 'firstName',
    label: 'First name',
    path: 'firstName',
    required: true,
    max: 50,
    documented: true,
    from: (lead) => lead.firstName,
  },
  { key: 'lastName', label: 'Last name', path: 'lastName', max: 50, documented: true, from: (lead) => lead.lastName },
  {
    key: 'companyName',
    label: 'Company',
    path: 'companyName',
    max: 100,
    documented: true,
    from: (lead) => lead.companyName,
  },
  ...phoneFields(1, 'Phone 1 (cell)'),
  ...phoneFields(2, 'Phone 2 (home)'),
  ...phoneFields(3, 'Phone 3'),
  {
    key: 'emailAddress',
    label: 'E-mail',
    type: 'email',
    path: 'emailAddress',
    max: 100,
    documented: true,
    from: (lead) => lead.emails[0],
  },
  {
    key: 'jobCategory',
    label: 'Job category',
    type: 'select',
    path: 'jobCategory',
    options: ['Residential', 'Repair', 'Property Management'],
    documented: true,
  },
  {
    key: 'workType',
    label: 'Work type',
    type: 'select',
    path: 'workType',
    options: ['Insurance', 'Repair', 'Retail', 'Warranty', 'New', 'Inspection', 'Service'],
    documented: true,
  },
  {
    key: 'priority',
    label: 'Priority',
    type: 'select',
    path: 'priority',
    options: ['Normal', 'High', 'Urgent'],
    documented: true,
  },
  { key: 'street', label: 'Street', path: 'street', max: 250, documented: true, from: (lead) => lead.address.street },
  {
    key: 'street2',
    label: 'Apartment, suite, unit',
    path: 'street2',
    max: 50,
    documented: true,
    from: (lead) => lead.address.street2,
  },
  { key: 'city', label: 'City', path: 'city', max: 50, documented: true, from: (lead) => lead.address.city },
  { key: 'state', label: 'State', path: 'state', max: 50, documented: true, from: (lead) => lead.address.state },
  { key: 'zip', label: 'Zip code', path: 'zip', max: 50, documented: true, from: (lead) => lead.address.postalCode },
  {
    key: 'country',
    label: 'Country',
    path: 'country',
    max: 50,
    documented: true,
    from: (lead) => lead.address.country,
    // "Hard coded US" on the page; a lead that is known to be elsewhere keeps its own.
    fallback: 'US',
  },
  {
    key: 'notes',
    label: 'Notes',
    type: 'multiline',
    path: 'notes',
    max: 1000,
    documented: true,
    help: 'Saved as a comment on the message board of the lead.',
    from: (lead) =>
      notesOf(lead, ['subject', 'jobTitle', 'website', 'vehicle', 'emails', 'phones', 'reference', 'source'], {
        phones: phonesInOrder(lead).slice(0, 3),
      }),
  },
  {
    key: 'salesPerson',
    label: 'Sales person',
    type: 'email',
    path: 'salesPerson',
    max: 100,
    documented: true,
    remember: true,
    help: 'Login e-mail of an active user. Without one the lead stays unassigned.',
  },
  {
    key: 'initialAppointmentDate',
    label: 'Appointment',
    type: 'datetime',
    path: 'initialAppointmentDate',
    documented: true,
    help: 'Without a sales person AccuLynx puts the time of the appointment into the notes.',
    from: (lead) => lead.appointmentAt,
    encode: (value, { values, timeZone }) => {
      const zone = values.appointmentZone;
      const text = withOffset(String(value), typeof zone === 'string' && zone !== '' ? zone : timeZone);
      return text === '' ? undefined : text;
    },
  },
  {
    key: 'appointmentZone',
    label: 'Time zone of the appointment',
    type: 'select',
    path: null,
    options: [...regionZones],
    open: true,
    documented: true,
    beside: 'initialAppointmentDate',
    help: 'Sent with the appointment: AccuLynx would otherwise take the zone of the company.',
    from: (_lead, { timeZone }) => timeZone,
    when: (values) => typeof values.initialAppointmentDate === 'string' && values.initialAppointmentDate !== '',
  },
  {
    key: 'crossReference',
    label: 'Cross reference',
    path: 'crossReference',
    max: 250,
    documented: true,
    reference: 'whole',
    rare: true,
    help: 'Left empty it takes the reference of this handoff, by which the lead can be found again.',
  },
];

export default defineCrm({
  ...api,
  docs: 'https://my.acculynx.com/apikeys',
  keyHelp: 'Sign in to AccuLynx as the location that should get the leads and open my.acculynx.com/apikeys.',
  fields,
  steps: (input) => [
    {
      id: 'lead',
      label: 'Create the lead',
      request: { method: 'POST', path: '/api/v1/leads', body: bodyOf(input, input.fields) },
    },
  ],
});
