import type { Lead } from '../lib/lead/lead.ts';

/** A demo page: a lead as it turns up in daily work, and what a careful person would read there. */
export interface DemoPage {
  /** Where the site serves it; the file is `sandbox<path>.html`. */
  readonly path: string;
  /** The path with the query a visitor would arrive with. */
  readonly url: string;
  readonly title: string;
  /** The CRM it suits. */
  readonly crm: string;
  /** What stands on the page of the lead; what is not there is not named. */
  readonly lead: Partial<Lead>;
}

const usa = { street2: '', county: '', country: 'US' };

export const demoPages: readonly DemoPage[] = [
  {
    path: '/pages/record',
    url: '/pages/record',
    title: 'A record in another CRM',
    crm: 'acculynx',
    lead: {
      firstName: 'Marcus',
      lastName: 'Ellery',
      emails: ['marcus.ellery@frontrange.example'],
      phones: [
        { number: '+17205550118', type: 'mobile' },
        { number: '+13035550186', type: 'home' },
      ],
      address: { ...usa, street: '418 Juniper Ridge Rd', city: 'Boulder', state: 'CO', postalCode: '80302' },
    },
  },
  {
    path: '/pages/contact',
    url: '/pages/contact',
    title: 'A company’s contact page',
    crm: 'centerpoint',
    lead: {
      firstName: 'Teresa',
      lastName: 'Villanueva',
      companyName: 'Bramwell Cold Storage',
      jobTitle: 'Director of Facilities',
      emails: ['teresa.villanueva@bramwell.example'],
      phones: [{ number: '+13125550147', type: 'work' }],
      address: { ...usa, street: '2140 Foundry Lane', city: 'Naperville', state: 'IL', postalCode: '60563' },
      website: 'https://www.bramwell.example',
    },
  },
  {
    path: '/pages/webmail',
    url: '/pages/webmail',
    title: 'A lead notification in webmail',
    crm: 'singleops',
    lead: {
      firstName: 'Priya',
      lastName: 'Nandakumar',
      emails: ['priya.nandakumar@peachmail.example'],
      phones: [{ number: '+14045550129' }],
      address: { ...usa, street: '77 Magnolia Court', city: 'Decatur', state: 'GA', postalCode: '30030' },
    },
  },
  {
    path: '/pages/vehicle',
    url: '/pages/vehicle?utm_source=motorfair&utm_medium=listing&utm_campaign=autumn-suv',
    title: 'An enquiry on a vehicle marketplace',
    crm: 'conecrm',
    lead: {
      firstName: 'Naomi',
      lastName: 'Okafor',
      emails: ['naomi.okafor@maplepost.example'],
      phones: [{ number: '+14165550171' }],
      address: {
        street: '',
        street2: '',
        county: '',
        city: 'Mississauga',
        state: 'ON',
        postalCode: 'L5B 3C1',
        country: 'CA',
      },
      vehicle: { year: '2022', make: 'Toyota', model: 'RAV4', trim: 'XLE' },
    },
  },
  {
    path: '/pages/form',
    url: '/pages/form',
    title: 'A filled form',
    crm: 'apptivo',
    lead: {
      firstName: 'Oskar',
      lastName: 'Lindgren',
      companyName: 'Lindgren Outfitters',
      jobTitle: 'Owner',
      emails: ['oskar@lindgren-outfitters.example'],
      phones: [{ number: '+15035550164', type: 'work' }],
      address: {
        ...usa,
        street: '905 Harbor Street',
        street2: 'Suite 300',
        city: 'Portland',
        state: 'OR',
        postalCode: '97209',
      },
      website: 'https://lindgren-outfitters.example',
    },
  },
];

/** Several leads on one page. */
export const listPage = {
  path: '/pages/leads',
  title: 'A list of several leads',
  leads: [
    {
      firstName: 'Harriet',
      lastName: 'Blomqvist',
      emails: ['harriet.b@northpost.example'],
      phones: [{ number: '+16125550103' }],
    },
    {
      firstName: 'Julian',
      lastName: 'Mbeki',
      emails: ['julian.mbeki@cedarmail.example'],
      phones: [{ number: '+16125550114' }],
    },
    {
      firstName: 'Sofia',
      lastName: 'Castellanos',
      emails: ['sofia.c@riverline.example'],
      phones: [{ number: '+16515550126' }],
    },
    {
      firstName: 'Wendell',
      lastName: 'Achebe',
      emails: ['wendell@achebe.example'],
      phones: [{ number: '+16515550137' }],
    },
    {
      firstName: 'Ingrid',
      lastName: 'Solberg',
      emails: ['ingrid.solberg@northpost.example'],
      phones: [{ number: '+19525550149' }],
    },
    {
      firstName: 'Tomás',
      lastName: 'Ferreira',
      emails: ['tomas.ferreira@cedarmail.example'],
      phones: [{ number: '+19525550158' }],
    },
  ] satisfies readonly Partial<Lead>[],
} as const;

/** Every page that the site serves from a file. */
export const pages: readonly { readonly path: string; readonly title: string }[] = [...demoPages, listPage];
