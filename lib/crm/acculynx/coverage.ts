import type { Coverage } from '../coverage.ts';

export default {
  page: 'a help page with one endpoint and its “Body Schema JSON”; no answer is printed',
  endpoints: [{ name: 'POST https://api.acculynx.com/api/v1/leads', used: 'creates the lead' }],
  groups: [
    {
      title: 'Header',
      names: 'authorization',
      used: { authorization: '“Bearer” and the key, put in right before sending' },
    },
    {
      title: 'Body',
      prefix: '',
      names:
        'firstName lastName companyName phoneNumber1 phoneExtension1 phoneType1 phoneNumber2 phoneExtension2 phoneType2 phoneNumber3 phoneExtension3 phoneType3 emailAddress crossReference jobCategory workType street street2 city state zip country priority notes salesPerson initialAppointmentDate',
    },
  ],
} satisfies Coverage;
