import { describe, expect, test } from 'vitest';
import { interpretFile, interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const none = { name: '', company: '', job: '', phones: '', emails: '' };
const read = (text: string) => ({ ...none, ...summary(interpretText(text, { country: 'US' }).lead) });
const mail = (body: string, from = 'Leads <leads@market.example>') =>
  interpretFile(
    {
      name: 'a.eml',
      text: `From: ${from}\nTo: Desk <desk@treeworks.example>\nSubject: New lead\nContent-Type: text/plain\n\n${body}\n`,
    },
    { country: 'US' },
  ).lead;

describe('notices of leads', () => {
  test('what the sender says of itself under them is nobody’s, and what they quote is the message', () => {
    const lead = mail(`You got a new lead.

Orla P.
Hedge Trimming
Tulsa, OK 74135

"The hedge along the drive is twelve feet tall."

(918) 555-0166

You're receiving this because leads are turned on.
Market, 415 Nadir Street, Suite 1300, San Francisco, CA 94103`);
    expect(lead.address).toMatchObject({ street: '', city: 'Tulsa' });
    expect(lead.notes).toBe('The hedge along the drive is twelve feet tall.');
  });

  test('the number under the sender’s own address is the sender’s', () => {
    const lead = mail(
      'Liv K. requested a quote from Tree Works\n\nReply to Liv\n\nMarket Inc., 350 Nadir Street, San Francisco, CA 94105\n(415) 555-0100',
    );
    expect({ ...none, ...summary(lead) }).toMatchObject({ name: 'Liv K.' });
    expect(lead.phones).toEqual([]);
  });

  test('questions above their answers end one another', () => {
    expect(
      mail(
        'What do you need?\nTwo trees trimmed away from the roof\n\nIn what location do you need the service?\n95060\n\nHow tall are they?\nForty feet',
      ).address.postalCode,
    ).toBe('95060');
  });

  test('a heading over labels is no label', () => {
    const text = 'Customer\nName: Thea Vance\nEmail: thea@home.example\n\nComments\nIs the gray one still on the lot?';
    expect(read(text)).toMatchObject({ name: 'Thea Vance', emails: 'thea@home.example' });
  });

  test('a call names the place where nobody knows who it is, and the firm’s numbers', () => {
    const lead = mail(
      'You missed a call\n\nCaller: Elk Grove CA\nPhone: (509) 555-0171\nDestination number: (509) 555-0100',
    );
    expect({ ...none, ...summary(lead) }).toMatchObject({ name: '', phones: '+15095550171' });
  });

  test('who left a voicemail, with the number beside the name', () => {
    expect(
      summary(mail('From: PELLETIER MARC (802) 555-0128\nLength: 00:31\nTo: (802) 555-0100 Ext. 101')),
    ).toMatchObject({
      phones: '+18025550128',
    });
  });

  test('dots between labels and values, and the time of the call', () => {
    const text =
      'DATE/TIME........: 11/24/26 02:14 AM\nCALLER...........: GUS ANDREOU\nPHONE............: 303-555-0144\nALT..............: 720-555-0171\nREASON...........: ACTIVE LEAK OVER KITCHEN\nDISPATCHED TO....: RICK 303-555-0101';
    const { lead } = interpretText(text, { country: 'US' });
    expect({ ...none, ...summary(lead) }).toMatchObject({ name: 'Gus Andreou', phones: '+13035550144, +17205550171' });
    expect(lead.notes).toBe('ACTIVE LEAK OVER KITCHEN');
    expect(lead.appointmentAt).toBe('');
  });

  test('the number of a message is no message', () => {
    expect(
      interpretText('MSG #: 20771\nCaller: Ada Stein\nPhone: 913-555-0112\nRE: Dishwasher line burst', {}).lead.notes,
    ).toBe('Dishwasher line burst');
  });

  test('a mail under a line that hands it on', () => {
    const text =
      'FYI, can someone call her?\n\nFrom: Agnes Holt <agnes@holt.example>\nSent: Monday, November 23, 2026 8:05 AM\nTo: Info <info@treeworks.example>\nSubject: Stumps\n\nCould you grind four stumps at 19 Birch Hollow Rd, Ithaca NY 14850?\nAgnes Holt\n607-555-0141';
    expect(read(text)).toMatchObject({ name: 'Agnes Holt', emails: 'agnes@holt.example', phones: '+16075550141' });
  });

  test('ways to reach somebody, each under its kind, beside the one who did the work', () => {
    const body = {
      name: 'Terry Okon',
      contacts: [
        { type: 'MobilePhone', value: '773-555-0181' },
        { type: 'Email', value: 't.okon@home.example' },
      ],
      pro: { company: 'Falls Repairs LLC', contact: 'Merle Zane', phone: '2625550100' },
    };
    expect(read(JSON.stringify(body))).toMatchObject({
      name: 'Terry Okon',
      company: '',
      phones: '+17735550181 mobile',
      emails: 't.okon@home.example',
    });
  });
});

describe('talk and notes', () => {
  test('a transcript without stops, and the reader’s own number', () => {
    expect(
      read(
        'Voicemail\n(616) 555-0137\n\n"Hi this is Bea Vander I\'m calling about the stairs you can reach me here or 616-555-0182 that\'s my work"\n\nCall back from your Voice number (616) 555-0100',
      ),
    ).toMatchObject({ name: 'Bea Vander', phones: '+16165550137, +16165550182 work' });
  });

  test('an exported chat marks who is no contact yet', () => {
    expect(
      read(
        '[11/23/26, 6:04:11 PM] Cruz Window Tint: Hello! How can we help?\n[11/23/26, 6:06:52 PM] ~Malik: how much for 4 doors\n[11/23/26, 6:10:30 PM] Cruz Window Tint: Your name and number? Ours is 210-555-0101\n[11/23/26, 6:12:02 PM] ~Malik: Malik Stubbs 210 555 0164',
      ),
    ).toMatchObject({ name: 'Malik Stubbs', phones: '+12105550164' });
  });

  test('a thread whose first line is a time', () => {
    expect(
      read(
        'Sat 4:12 PM\nXenia Duarte\ndo u guys do palm trees\nYou sent\nWe do. Ours is 619-555-0100\nXenia Duarte\n619-555-0185',
      ),
    ).toMatchObject({ name: 'Xenia Duarte', phones: '+16195550185' });
  });

  test('a channel: whom the line before the colon calls a lead, and what the next one says of himself', () => {
    expect(
      read(
        '[11/20 10:07 AM] Olow, Simi\nLead from the home show: Pat Gunder, 2040 Harriet Ave S, Minneapolis, MN 55405. Cell 612-555-0193\nHOA contact is Lowell Finch lfinch@court.example\n\n[11/20 10:15 AM] Brandt, Kyle\non it. my desk is x4410 or 763-555-0104',
      ),
    ).toMatchObject({ name: 'Pat Gunder', phones: '+16125550193 mobile', emails: '' });
  });

  test.each<[string, string, Record<string, string>]>([
    [
      'a couple joined by a plus',
      'Walk-in Tues\nHank + Dolores Villa\nhank cell 559 555 0141\n1866 W Barstow Ave Fresno 93711',
      { name: 'Hank & Dolores Villa', phones: '+15595550141 mobile' },
    ],
    [
      'the full name at the end of what a first name began',
      'Hi, this is Noelle from Tanglewood Apts. We need gutters cleaned. Call 770-555-0126. Thx Noelle Bascom',
      { name: 'Noelle Bascom' },
    ],
    [
      'what an appointment is called, a dash, and with whom',
      'Roof inspection - Helmut Brand\nWhere: 905 Prairie Rose Ct, Fargo, ND 58103\nPhone 701-555-0139\nNotes: skylight leak',
      { name: 'Helmut Brand', phones: '+17015550139' },
    ],
    [
      'small letters and what follows the name',
      'talked to marisol vega this am, tile roof leaking, 760 555 0133',
      { name: 'Marisol Vega', phones: '+17605550133' },
    ],
    [
      'somebody who only opens the door',
      'Mrs. Otti Fair, 61 Quince St, Nantucket MA 02554. 508-555-0174. Caretaker Joaquin will let us in, his number is 508-555-0103',
      { name: 'Otti Fair', phones: '+15085550174' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

describe('what is jotted down', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'a name in small letters before the number',
      'mike jones cell 303.555.0123 roof leak',
      { name: 'Mike Jones', phones: '+13035550123 mobile' },
    ],
    [
      'family name first, and a town in small letters',
      'jones, mike (303)555-0123 12 oak street, denver 80202. wants gutter quote',
      { name: 'Mike Jones', phones: '+13035550123', address: '12 oak street, denver, 80202' },
    ],
    [
      'a form in one line',
      'First: Dana Last: White Ph: 404-555-0133 Alt: 404-555-0199 Addr: 77 Peach St City: Atlanta St: GA Zip: 30303',
      {
        name: 'Dana White',
        phones: '+14045550133, +14045550199',
        address: '77 Peach St, Atlanta, GA, 30303',
      },
    ],
    [
      'letters for the kinds of numbers',
      'Bob Smith, 9 Elm Rd., Concord, NH 03301, h 603-555-0111 c 603-555-0112',
      { name: 'Bob Smith', phones: '+16035550111 home, +16035550112 mobile' },
    ],
    [
      'a firm and in brackets its person',
      'Prospect: Acme Property Management LLC (Dana White, 404-555-0133) – building at 1200 Peachtree St NE, Atlanta, GA 30309',
      {
        name: 'Dana White',
        company: 'Acme Property Management LLC',
        phones: '+14045550133',
        address: '1200 Peachtree St NE, Atlanta, GA, 30309',
      },
    ],
    [
      'what is damaged under an address is no firm',
      'MIKE JONES\n303-555-0123\n12 OAK ST\nDENVER CO 80202\nHAIL DAMAGE',
      { name: 'Mike Jones', company: '' },
    ],
    [
      'letters with a number sign',
      'Cust: Phil Tate\nH# 828-555-0151  C# 828-555-0152',
      { name: 'Phil Tate', phones: '+18285550151 home, +18285550152 mobile' },
    ],
    [
      'the name that a telephone shows',
      'Caller ID: KOWALSKI TERESA\n586-555-0137\nwants chimney flashing looked at\n29114 Grobbel Dr, Warren MI 48092',
      { name: 'Teresa Kowalski', phones: '+15865550137' },
    ],
    ['a first name that a message begins with', 'Hey its Dana from church, call 404-555-0133', { name: 'Dana' }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

describe('cards', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'an owner whose firm bears the name',
      'Thanks again,\n\nOwen Taka\nOwner, Taka Bonsai\nc: 808 555 0177\nowen@takabonsai.example',
      { name: 'Owen Taka', job: 'Owner', company: 'Taka Bonsai', emails: 'owen@takabonsai.example' },
    ],
    [
      'a firm of the same family, whose trade nobody lists',
      'Ray Tolent\nTolent Bros. Gravel\nLicensed & Insured | CSLB #998877\nCell 209-555-0148',
      { name: 'Ray Tolent', company: 'Tolent Bros. Gravel', job: '' },
    ],
    [
      'kinds behind the numbers',
      'Nora Quist, Facilities Director\nSt. Olaf Manor\n(507) 555-0188 office / (507) 555-0189 cell\n337.555.0142 (direct)',
      { phones: '+15075550188 work, +15075550189 mobile, +13375550142 work' },
    ],
    [
      'a job of three words',
      'Best regards,\n\nMiriam Casta, P.E.\nSenior Structural Engineer\nBrightwater Group\nD 206.555.0134',
      { name: 'Miriam Casta', job: 'Senior Structural Engineer', company: 'Brightwater Group' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test('a table of two columns as notes are kept, and points jotted down under it', () => {
    const text = `## Lead

| Field | Value |
|---|---|
| Contact | Solene Arbour |
| Business | Trattoria Verde |
| Mobile | 506-555-0149 |

- oven hood trips the breaker
- call after 2pm, cooks sleep`;
    expect(interpretText(text, { country: 'CA' }).lead).toMatchObject({
      firstName: 'Solene',
      companyName: 'Trattoria Verde',
      phones: [{ number: '+15065550149', type: 'mobile' }],
      notes: 'oven hood trips the breaker\ncall after 2pm, cooks sleep',
    });
  });

  test('a number behind words, under the label of a number; advice in points of a notice', () => {
    const lead = mail(`Name: Perla Quist
Phone: please only after six in the evening, 303-555-0143
Zip code: 80205

Tips:
- Call within five minutes
- Be polite and bring samples along`);
    expect(lead).toMatchObject({ phones: [{ number: '+13035550143' }], notes: '' });
  });
});
