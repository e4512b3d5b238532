import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const read = (text: string) => summary(interpretText(text, { country: 'US' }).lead);

describe('what people paste', () => {
  test('a message below its subject is the note', () => {
    const { lead } = interpretText(
      'RE: Estimate request\n\nHello, my name is Rose Alder. The roof of my duplex at 18 Mill Rd leaks. Please call 518-555-0142.',
      { country: 'US' },
    );
    expect(lead.subject).toBe('Estimate request');
    expect(lead.notes).toContain('The roof of my duplex');
    expect(lead.notes.match(/Estimate request/g)).toHaveLength(1);
  });

  test.each([
    ['Larkin, Eugene & Patty', 'Eugene & Patty Larkin'],
    ['LARKIN, EUGENE', 'Eugene Larkin'],
  ])('a line with the family name first: %s', (line, name) => {
    expect(read(`${line}\n210 Orchard Street\nPortland, OR 97206\n(503) 555-0142`)).toMatchObject({ name });
    expect(read(`${line}\n(503) 555-0142\neugene@oak.example\nPortland, OR 97206`)).toMatchObject({ name });
  });

  test.each([
    [
      'kinds of numbers are no job',
      'Mr. & Mrs. Hugh Alder III\n18 Mill Rd Apt 4B\nTroy, NY 12180\nHome: 518-555-0142\nCell: 518-555-0144',
      {
        name: 'Hugh Alder III',
        phones: '+15185550142 home, +15185550144 mobile',
        address: '18 Mill Rd, Apt 4B, Troy, NY, 12180',
      },
    ],
    [
      'a spouse is no firm',
      'Hugh Alder (husband) 518-555-0142, Rose Alder (wife) 518-555-0143\n18 Mill Rd, Troy, NY 12180',
      { name: 'Hugh Alder', phones: '+15185550142, +15185550143', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'a name, a job and a firm behind one label',
      'Contact: Hugh Alder, Facilities Director, Alder Hill School District\nTel 518-555-0142',
      {
        name: 'Hugh Alder',
        job: 'Facilities Director',
        company: 'Alder Hill School District',
        phones: '+15185550142',
      },
    ],
    [
      'labels that lost their colons',
      'Name Hugh Alder\nPhone 518-555-0142\nAddress 18 Mill Rd\nCity Troy\nState NY\nZip 12180',
      { name: 'Hugh Alder', phones: '+15185550142', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'the mail that an answer quotes',
      'Hugh Alder <hugh@oak.example>\n\nOn Mon, Nov 23, 2026 at 9:02 AM Dana White <dana@roofs.example> wrote:\n> Our number is 404-555-0133.\n\nMine is 518-555-0142.',
      { name: 'Hugh Alder', emails: 'hugh@oak.example', phones: '+15185550142' },
    ],
    [
      'all in one line, by dashes',
      'Hugh Alder - 18 Mill Rd, Troy 12180 - 518-555-0142 - shingle roof 20 yrs old',
      { name: 'Hugh Alder', phones: '+15185550142', address: '18 Mill Rd, Troy, 12180' },
    ],
    [
      'the firm over whom it is for',
      'Alder Dental Group\nAttn: Dr. Hugh Alder, DDS\n18 Mill Rd\nTroy, NY 12180\n518-555-0142',
      {
        name: 'Hugh Alder',
        company: 'Alder Dental Group',
        phones: '+15185550142',
        address: '18 Mill Rd, Troy, NY, 12180',
      },
    ],
    [
      'a colleague who hands somebody on',
      'Hi Team,\n\nPlease reach out to Rose Alder at 518-555-0142, she has hail damage at 18 Mill Rd, Troy, NY 12180.\n\nThanks,\nJen Poole\nOffice Manager\nSummit Roofing\n518-555-0100',
      { name: 'Rose Alder', phones: '+15185550142', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'whose lead it is in the CRM',
      'Rose Alder\nMobile: (518) 555-0142\nLead status: New\nLead owner: Jen Poole',
      { name: 'Rose Alder', phones: '+15185550142 mobile' },
    ],
    [
      'a customer of many and whom to ask for there',
      'Customer: Alder Hill HOA\nSite contact: Rose Alder 518-555-0142\nSite address: 18 Mill Rd, Troy, NY 12180',
      { name: 'Rose Alder', company: 'Alder Hill HOA', phones: '+15185550142', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'a house, and who owns it',
      'Customer: Hugh Alder (homeowner)\nPhone 518-555-0142\nHouse: 18 Mill Rd SW, Troy, NY 12180\nFoundation crack',
      { name: 'Hugh Alder', phones: '+15185550142', address: '18 Mill Rd SW, Troy, NY, 12180' },
    ],
    [
      'a name without a label over its address',
      'NEW SERVICE REQUEST\n\nAlder, Rose\n18 Mill Rd\nTroy, NY 12180\n\nPrimary: (518) 555-0142\nE-mail: rose@oak.example\n\nProblem: no heat',
      {
        name: 'Rose Alder',
        emails: 'rose@oak.example',
        phones: '+15185550142',
        address: '18 Mill Rd, Troy, NY, 12180',
      },
    ],
    [
      'two numbers below one label',
      'Name\nRose Alder\nPhone\n518-555-0142\n518-555-0143\nAddress\n18 Mill Rd\nTroy, NY 12180',
      { name: 'Rose Alder', phones: '+15185550142, +15185550143', address: '18 Mill Rd, Troy, NY, 12180' },
    ],
    [
      'what is to be done is no job title',
      'Cust: Alder, Hugh  Ph: 518-555-0142  Job: reroof 24 sq',
      { name: 'Hugh Alder', phones: '+15185550142' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
