import { describe, expect, test } from 'vitest';
import { interpretText } from '../../index.ts';

const read = (text: string) => interpretText(text, { country: 'US' }).lead;

describe('records, slips and notices as they are copied', () => {
  test('a record that was copied has its name over the job, and its owner is who works on it', () => {
    const lead = read(`Leads
Back to list
PL
Petra Lindqvist
Facilities Coordinator at Alder Row Outfitters
Phone
(541) 555-0145
Email
petra@alderrow.example
Company
Alder Row Outfitters
Lead Source
Chamber event
Owner
Vic Delaney
Description
Branded flags for the spring sale, artwork ready.`);
    expect(lead).toMatchObject({
      firstName: 'Petra',
      lastName: 'Lindqvist',
      jobTitle: 'Facilities Coordinator',
      companyName: 'Alder Row Outfitters',
    });
  });

  test('in a notice of a call “your number” is its reader’s', () => {
    const lead = read(`From: (541) 555-0153
Caller name: PETRA LINDQVIST
Location: Bend, OR
Your number: (541) 555-0100`);
    expect(lead.phones).toEqual([{ number: '+15415550153' }]);
  });

  test('a question with a colon behind it is a label', () => {
    const lead = read(`Name: Petra Lindqvist
Email: petra@example.org
What can we do for you?: The drive has a hole by the street.`);
    expect(lead.notes).toBe('The drive has a hole by the street.');
  });

  test('a bill goes to a firm, and work without a number is what is to be done', () => {
    const lead = read(`Bill to: Alder Rentals LLC
Contact: Petra Lindqvist
Email: petra@example.org
Work: Furnace short cycling, filter is new`);
    expect(lead).toMatchObject({ companyName: 'Alder Rentals LLC', notes: 'Furnace short cycling, filter is new' });
  });

  test('how long a message on the answering machine is names nobody who wrote it', () => {
    const lead = read(`Voicemail from (541) 555-0163
Duration 0:41
"Hi, my name is Petra Lindqvist, I'm over at 2240 South Quaker Avenue in Bend. I was calling about the gutters."`);
    expect(lead.address).toMatchObject({ street: '2240 South Quaker Avenue', city: 'Bend' });
  });

  test('the home that a leasing office lets is not where the lead lives', () => {
    const lead = read(`Name: Petra Lindqvist
Phone: (541) 555-0139
Message: Do you allow a large dog?
Property: The Larkspur
15021 Main St, Bend, OR 97701
Leasing office (541) 555-0100`);
    expect(lead.address.street).toBe('');
  });
});
