import type { ContractCases } from '../contract.ts';
import { optionsFor } from './config.ts';

export default {
  values: () => ({ status: '10000' }),
  full: () => ({
    status: '10001',
    assignee: '77021',
    category: '501',
    industry: '702',
    market: '601',
    segment: '651',
    paymentTerm: '98763',
    sla: '901',
    employeeRange: '801',
    followUpDate: '2026-03-19',
    followUpDescription: 'Ask about the second building.',
    customAttributes: { attr_1521: 'Gravel roof' },
  }),
  exempt: { customerId: 'stands for a customer that is there already' },
  required: ['customerName'],
  limits: {},
  enumerations: {},
  // The page prints no errors: these are shapes that it may have.
  errors: [
    {
      name: 'a 200 with a message',
      status: 200,
      body: { responseCode: -1, errorMessage: 'customerName is mandatory' },
      fields: ['customerName'],
    },
    {
      name: 'a place in a list',
      status: 200,
      body: { errorMessage: 'emailAddresses[0].emailAddress is invalid' },
      fields: ['moreEmails'],
    },
    { name: 'a status 400', status: 400, body: { error: 'No licence.' }, fields: [], message: /No licence/ },
  ],
  lookups: {
    config: {
      seed: (options) => ({ options }),
      size: (lookups) => (lookups.config === undefined ? -1 : optionsFor('statuses')(lookups.config).length),
    },
  },
  dropped: {},
  keysInAddress: ['GET', 'POST'],
  withoutId: 'unclear',
  unproven: [{ id: 7 }, { customer: {} }, { customerId: 7, errorMessage: 'No.' }, { success: true }],
  refusal: 'rejected',
} satisfies ContractCases;
