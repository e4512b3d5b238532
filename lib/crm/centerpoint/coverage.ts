import type { Coverage } from '../coverage.ts';

export default {
  page: 'a help page with one endpoint and four tables whose column of names is lost; no answer is printed. Names not in its example are inferred from the vendor’s other pages',
  endpoints: [
    {
      name: 'POST https://app.centerpointconnect.com/a/leads',
      used: 'creates company, property, contact and opportunity',
    },
  ],
  groups: [
    {
      title: 'Authentication',
      names: 'Authorization token',
      used: { Authorization: '“Bearer” and the token' },
      not: { token: 'a token in an address ends up in logs; the header does the same' },
    },
    {
      title: 'Body',
      names: 'data data.type data.company data.property data.contact data.opportunity relationships',
      prefix: '',
      used: { 'data.type': 'always “leads”' },
      not: { relationships: 'named in the text only; the example has the parts right under data' },
    },
    {
      title: 'Company',
      prefix: 'data.company.',
      names:
        'name externalId (boolean) streetAddress locality region postalCode county timeZone manager billingAddress billingInstructions custom',
      not: { '(boolean)': 'its name cannot be recovered, and its description is cut to “If”' },
    },
    {
      title: 'Property',
      prefix: 'data.property.',
      names: 'name externalId streetAddress locality region postalCode county timeZone custom',
    },
    { title: 'Contact', prefix: 'data.contact.', names: 'name position email mobile office custom' },
    {
      title: 'Opportunity',
      prefix: 'data.opportunity.',
      names: 'leadType manager product price isForecasted notes custom',
    },
  ],
} satisfies Coverage;
