import type { ContractCases } from '../contract.ts';

export default {
  values: () => ({}),
  full: (known) => ({
    companyManager: known.employees?.[0]?.name ?? '',
    companyBillingAddress: 'Mary Manager\n123 Main St.\nChicago, IL 60000',
    companyBillingInstructions: 'By e-mail.',
    companyCustom: { 'Company Size': '1 Million' },
    propertyExternalId: 'B-7',
    propertyCustom: { 'Building Height': '20ft' },
    contactCustom: { 'Answers Phone?': 'Yes' },
    leadType: known.leadTypes?.[0]?.name ?? '',
    opportunityManager: known.employees?.[1]?.name ?? '',
    product: known.products?.[0]?.name ?? '',
    price: '$2,000.50',
    isForecasted: true,
    opportunityCustom: { 'First Contact Date': '07/12/2023' },
  }),
  exempt: {},
  required: ['companyName', 'propertyName', 'contactName'],
  limits: {},
  enumerations: {},
  // The page prints no answer; it "roughly mimics the JSONAPI spec".
  errors: [
    {
      name: 'JSON:API, with pointers',
      status: 422,
      body: {
        errors: [
          { status: '422', title: 'Invalid', detail: 'name is taken.', source: { pointer: '/data/company/name' } },
          { status: '422', detail: 'No such lead type.', source: { pointer: '/data/opportunity/leadType' } },
        ],
      },
      fields: ['companyName', 'leadType'],
    },
    {
      name: 'JSON:API, without',
      status: 400,
      body: { errors: [{ detail: 'Bad lead.' }] },
      fields: [],
      message: /Bad lead/,
    },
    {
      name: 'a 200 with errors',
      status: 200,
      body: { errors: [{ title: 'Refused.' }] },
      fields: [],
      message: /Refused/,
    },
  ],
  lookups: {},
  dropped: { 'address.country': 'the page has no field for it' },
  withoutId: 'done',
  unproven: [
    { data: { id: '7' }, errors: [{ title: 'No.' }] },
    { success: false, id: '7' },
  ],
  refusal: 'rejected',
} satisfies ContractCases;
