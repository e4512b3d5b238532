import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const read = (text: string) => summary(interpretText(text, { country: 'US' }).lead);

describe('what people type, hand on and copy', () => {
  test.each([
    [
      'kinds of numbers within one value',
      'Customer: Hugh Alder\nPhone: Home (518) 555-0142 / Cell (518) 555-0143',
      { name: 'Hugh Alder', phones: '+15185550142 home, +15185550143 mobile' },
    ],
    [
      'a mailbox beside a number',
      'Buyers: Hugh and Rose Alder\nRose’s cell is best: 518-555-0142 / rose@oak.example',
      { name: 'Hugh & Rose Alder', emails: 'rose@oak.example', phones: '+15185550142 mobile' },
    ],
    [
      'an extension behind the kind of the number',
      'Name: Hugh Alder\nPhone: 518-555-0142 work ext 4',
      { name: 'Hugh Alder', phones: '+15185550142 x4 work' },
    ],
    [
      'a firm above its street',
      'Contact: Rose Alder\nPhone: 518-555-0142\nAddress: Mill Road Cold Storage\n18 Mill Rd\nTroy, NY 12180',
      {
        name: 'Rose Alder',
        company: 'Mill Road Cold Storage',
        phones: '+15185550142',
        address: '18 Mill Rd, Troy, NY, 12180',
      },
    ],
    [
      'labels as programs write them',
      'full_name: Rose Alder\nstreet_address: N4417 Mill Pond Rd\ncity: Troy\nstate: WI\nzip_code: 54521',
      { name: 'Rose Alder', address: 'N4417 Mill Pond Rd, Troy, WI, 54521' },
    ],
    [
      'the work in a row of a sheet',
      'Name\tPhone\tJob\nRose Alder\t518-555-0142\tReroof',
      { name: 'Rose Alder', phones: '+15185550142' },
    ],
    [
      'a kind of work under a name',
      'Rose Alder\nRoof - Repair Asphalt\n518-555-0142\n18 Mill Rd, Troy NY 12180',
      { name: 'Rose Alder', phones: '+15185550142', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'a name in small letters with a hyphen, and a note below',
      'rose alder-poole\nh 518-555-0142\nwants bid on 12x20 shop works nights',
      { name: 'Rose Alder-Poole', phones: '+15185550142 home' },
    ],
    [
      'who wrote the one message',
      'Rose Alder wrote:\n\nOur heater leaks. Call 518-555-0142 anytime.',
      { name: 'Rose Alder', phones: '+15185550142' },
    ],
    [
      'somebody whom an agent hands on, and the agent’s card',
      'Hi Jen,\nCan you call Hugh Alder? He and his wife just closed on 18 Mill Rd, Troy NY 12180 and the inspector flagged the flashing. His cell is 518-555-0142.\n\nThanks!\nDana White\nWhite Realty Group\nc: 404-555-0133',
      { name: 'Hugh Alder', phones: '+15185550142 mobile', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'whom a paper is for, and whom it is from',
      'Estimate\nPrepared by:\nDana White\nSummit Exteriors\n404-555-0133\n\nPrepared for:\nHugh Alder\n18 Mill Rd\nTroy, NY 12180\n518-555-0142',
      { name: 'Hugh Alder', phones: '+15185550142', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'who pays, and where the goods go',
      'Bill to:\nHugh Alder\n210 Orchard St\nPortland, OR 97206\n518-555-0142\nShip to:\nHugh Alder\n18 Mill Rd\nTroy, NY 12180',
      { name: 'Hugh Alder', phones: '+15185550142', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'a mail handed on below a card',
      'Please handle.\n\nDana White\nWhite Tree & Crane\n404-555-0133\n\nFrom: Rose Alder <rose@oak.example>\nSent: Tuesday, November 24, 2026 8:12 AM\nTo: Office <office@white.example>\nSubject: Two oaks\n\nTwo oaks lean toward the garage at 18 Mill Rd in Troy (12180).\n518-555-0142',
      { name: 'Rose Alder', emails: 'rose@oak.example', phones: '+15185550142', address: '18 Mill Rd, Troy, 12180' },
    ],
    [
      'a mail handed on above a card',
      'FYI - Dana\n\n---------- Forwarded message ---------\nFrom: Rose Alder <rose@oak.example>\nSubject: Two oaks\n\nTwo oaks lean toward the garage, 518-555-0142.\n\nRose Alder\n\n--\nDana White\nSummit Basements | 404-555-0133',
      { name: 'Rose Alder', emails: 'rose@oak.example', phones: '+15185550142' },
    ],
    [
      'the short labels of an answering service',
      'AFTER HRS MSG #3318\nFOR: SUMMIT SEPTIC\nCLR: ROSE ALDER\nPH: 518-555-0142\nADD: 18 MILL RD, TROY NY 12180\nRE: TANK BACKING UP\nOPR 22 RELAYED TO ON CALL DANA W 404-555-0133',
      { name: 'Rose Alder', phones: '+15185550142', address: '18 MILL RD, TROY, NY, 12180' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    '1) Rose Alder - 518-555-0142 - stump grinding\n2) Hugh Poole - 518-555-0143 - dead oak over the driveway',
    'New ones:\n1. Name: Rose Alder\nPhone: 518-555-0142\n\n2. Name: Hugh Poole\nPhone: 518-555-0143',
  ])('offers each lead of a numbered list: %s', (text) => {
    const { leads } = interpretText(text, { country: 'US' });
    expect(leads.map(({ lead }) => summary(lead))).toEqual([
      { name: 'Rose Alder', phones: '+15185550142' },
      { name: 'Hugh Poole', phones: '+15185550143' },
    ]);
  });

  test('a numbered list of wishes is one lead', () => {
    const { leads } = interpretText('Rose Alder 518-555-0142\n1. Trim the oak\n2. Grind the stump', { country: 'US' });
    expect(leads).toEqual([]);
  });

  test('what is noted in small letters on a card is the note', () => {
    const { lead } = interpretText(
      'rose alder-poole\nh 518-555-0142\n18 mill rd troy\nwants bid on 12x20 porch, works nights - call after 2',
      { country: 'US' },
    );
    expect(lead.notes).toBe('wants bid on 12x20 porch, works nights - call after 2');
  });

  test('what somebody wants, above the labels, is the note', () => {
    const { lead } = interpretText(
      'Hey Jen - my buyers want the ceilings gone before they move in.\n\nBuyers: Hugh Alder\nNew house: 18 Mill Rd, Troy, NY 12180\nCell: 518-555-0142',
      { country: 'US' },
    );
    expect(lead.notes).toContain('want the ceilings gone');
  });
});

const withNotes = (text: string) => {
  const { lead } = interpretText(text, { country: 'US' });
  return { ...summary(lead), notes: lead.notes };
};

test('what a form asks for in its own words', () => {
  expect(
    withNotes(
      'Name: Hugh Alder\nPractice: Oak Dental\nPhone: 518-555-0142\nTell us about your event: a wedding for eighty, half of them outside',
    ),
  ).toEqual({
    name: 'Hugh Alder',
    company: 'Oak Dental',
    phones: '+15185550142',
    notes: 'a wedding for eighty, half of them outside',
  });
});

test('a number to remind somebody at, and what a booking asks', () => {
  const body = {
    payload: {
      name: 'Hugh Alder',
      text_reminder_number: '+1 518-555-0142',
      questions_and_answers: [
        {
          question: 'What should we know before the visit?',
          answer: 'Water comes up through the north wall after storms',
        },
      ],
    },
  };
  expect(withNotes(JSON.stringify(body))).toEqual({
    name: 'Hugh Alder',
    phones: '+15185550142 mobile',
    notes: 'Water comes up through the north wall after storms',
  });
});

test('a province in brackets', () => {
  const { lead } = interpretText('Hugh Alder\n250 Rue Dalhousie\nQuébec (QC) G1K 9H2\n418-555-0157', { country: 'CA' });
  expect(lead.address).toMatchObject({
    street: '250 Rue Dalhousie',
    city: 'Québec',
    state: 'QC',
    postalCode: 'G1K 9H2',
  });
});

test('an invitation of a calendar', () => {
  const invitation = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:91@book.closets.example',
    'DTSTART;TZID=America/Denver:20261201T140000',
    'SUMMARY:Closet consult',
    'ORGANIZER;CN=Closet Desk:mailto:book@closets.example',
    'ATTENDEE;CN="Rosa Eccles";ROLE=REQ-PARTICIPANT:mailto:rosa@example.com',
    'LOCATION:5530 Sagebrush Ter\\, Cheyenne\\, WY 82009',
    'DESCRIPTION:Phone: (307) 555-0138\\nDesigner: Pavel Ostrom (307) 555-0101\\n',
    ' Notes: wire shelves fell down in the pantry',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  expect(withNotes(invitation)).toEqual({
    name: 'Rosa Eccles',
    emails: 'rosa@example.com',
    phones: '+13075550138',
    address: '5530 Sagebrush Ter, Cheyenne, WY, 82009',
    appointment: '2026-12-01T14:00',
    notes: 'wire shelves fell down in the pantry',
  });
});
