import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const cards: readonly (readonly [string, string, string, Record<string, string>])[] = [
  [
    'British: an empty line before the firm, letters for numbers, an address whose lines above are not its own',
    'GB',
    `Kind regards
Imogen Farrell
Lettings Manager

Bexley & Rowe Estates Ltd
6 Market Place, Wetherby, LS22 6NE
t: 01632 960 233  m: 07700 900 319
e: imogen@bexleyrowe.example  w: www.bexleyrowe.example`,
    {
      name: 'Imogen Farrell',
      job: 'Lettings Manager',
      company: 'Bexley & Rowe Estates Ltd',
      phones: '+441632960233, +447700900319 mobile',
      emails: 'imogen@bexleyrowe.example',
      website: 'www.bexleyrowe.example',
    },
  ],
  [
    'German: signed on behalf of a firm',
    'DE',
    `Mit freundlichen Grüßen

i. A. Martina Köhler
Leiterin Einkauf

Rheintal Wohnbau GmbH & Co. KG
Uferstraße 11
56068 Koblenz
Tel.: +49 261 5550143`,
    { name: 'Martina Köhler', job: 'Leiterin Einkauf', company: 'Rheintal Wohnbau GmbH & Co. KG' },
  ],
  [
    'Spanish: a title, two family names, a firm that ends like a state',
    'US',
    `Saludos cordiales,

Ing. Andrés Villanueva Muñoz
Gerente de Proyectos
Constructora Muñoz, S.A. de C.V.
Cel. (915) 555-0147
andres@constructoramunoz.example.mx`,
    {
      name: 'Andrés Villanueva Muñoz',
      job: 'Gerente de Proyectos',
      company: 'Constructora Muñoz, S.A. de C.V.',
      phones: '+19155550147 mobile',
    },
  ],
  [
    'Australian: a level before the street',
    'AU',
    `Cheers,

Bronte Halloran
Operations Coordinator
Red Gum Strata Pty Ltd
Level 9, 88 Creek Street
Brisbane QLD 4000
M: 0491 570 006`,
    {
      name: 'Bronte Halloran',
      phones: '+61491570006 mobile',
      address: '88 Creek Street, Level 9, Brisbane, QLD, 4000',
    },
  ],
  [
    'the site by the domain of the mailbox, letters in brackets behind the numbers',
    'US',
    `Warmly,
Anjali Rao
Senior Buyer • Harvest Lane Foods
651-555-0141 (o) • 612-555-0142 (c)
✉ arao@harvestlane.example • 🌐 harvestlane.example`,
    { name: 'Anjali Rao', phones: '+16515550141 work, +16125550142 mobile', website: 'harvestlane.example' },
  ],
  [
    'what lawyers put under it is not read',
    'US',
    `Thank you,

Marguerite Fenn
Community Manager
(321) 555-0178 ext. 45
mfenn@tallpines.example
CONFIDENTIALITY NOTICE: This message is intended only for the addressee. In error? Call 321-555-0100.`,
    { name: 'Marguerite Fenn', phones: '+13215550178 x45' },
  ],
  [
    'A nickname in quotes, letters behind the name',
    'US',
    `GREENFIELD PUBLIC WORKS
Chester "Chet" Vukovic, P.E. – Road Foreman
Garage (570) 555-0126
cvukovic@greenfield.example`,
    { name: 'Chester Vukovic', job: 'Road Foreman', phones: '+15705550126' },
  ],
  [
    'The job right behind the name',
    'US',
    `Thanks!
Lynette Pettifer Controller
Harbor Cold Storage
978-555-0133
lpettifer@harborcold.example`,
    { name: 'Lynette Pettifer', job: 'Controller', company: 'Harbor Cold Storage' },
  ],
  [
    'Whom to call instead is somebody else',
    'US',
    `Dr. Honora Quill, DVM
Prairie Animal Hospital
Clinic 605-555-0148
honora@prairie.example

To schedule, contact my assistant Reggie Tull at 605-555-0149 or reggie@prairie.example`,
    { name: 'Honora Quill', phones: '+16055550148', emails: 'honora@prairie.example' },
  ],
];

describe('signatures of several countries', () => {
  test.each(cards)('%s', (_, country, text, expected) => {
    expect(summary(interpretText(text, { country }).lead)).toMatchObject(expected);
  });
});
