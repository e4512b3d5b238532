import type { ContractCases } from '../contract.ts';

const phoneTypes = ['Home', 'Mobile', 'Work'];

export default {
  values: () => ({}),
  full: () => ({
    jobCategory: 'Residential',
    workType: 'Repair',
    priority: 'High',
    salesPerson: 'sales@roofers.example',
    crossReference: 'CT-88',
    phoneExtension1: '1',
    phoneExtension2: '2',
  }),
  exempt: {},
  required: ['firstName'],
  limits: {
    firstName: 50,
    lastName: 50,
    companyName: 100,
    phoneNumber1: 30,
    phoneExtension1: 100,
    phoneNumber2: 30,
    phoneExtension2: 100,
    phoneNumber3: 30,
    phoneExtension3: 100,
    emailAddress: 100,
    crossReference: 250,
    street: 250,
    street2: 50,
    city: 50,
    state: 50,
    zip: 50,
    country: 50,
    notes: 1000,
    salesPerson: 100,
  },
  enumerations: {
    phoneType1: phoneTypes,
    phoneType2: phoneTypes,
    phoneType3: phoneTypes,
    jobCategory: ['Residential', 'Repair', 'Property Management'],
    workType: ['Insurance', 'Repair', 'Retail', 'Warranty', 'New', 'Inspection', 'Service'],
    priority: ['Normal', 'High', 'Urgent'],
  },
  // The page prints no answer at all: these are the usual shapes.
  errors: [
    {
      name: 'errors by field, with a title',
      status: 400,
      body: {
        title: 'One or more validation errors occurred.',
        errors: { emailAddress: ['Not valid.'], Zip: ['Too long.'] },
      },
      fields: ['emailAddress', 'zip'],
      message: /validation/,
    },
    {
      name: 'a message',
      status: 422,
      body: { message: 'The lead exists already.' },
      fields: [],
      message: /exists already/,
    },
    { name: 'nothing that can be read', status: 400, body: {}, fields: [], message: /without saying why/ },
  ],
  lookups: {},
  dropped: { 'address.county': 'the page has no field for it' },
  withoutId: 'done',
  unproven: [
    { id: 'x', errors: { firstName: ['No.'] } },
    { success: false, id: 'x' },
  ],
  refusal: 'rejected',
} satisfies ContractCases;
