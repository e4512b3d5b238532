import { describe, expect, test } from 'vitest';
import { interpretFile, interpretLink, interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const read = (text: string, name = '', country = 'US') => summary(interpretFile({ name, text }, { country }).lead);
const mail = (headers: string, body: string) => `${headers}\nDate: Mon, 1 Dec 2025 09:00:00 -0600\n\n${body}`;

describe('mail', () => {
  test('a person who writes is the lead; quoted mails and the addressee are not', () => {
    const text = mail(
      'From: "Sandra K. Mills" <sandra.mills@gmail.com>\nTo: info@roofing.example\nSubject: Re: estimate',
      `Hi Mike,

Please come Thursday. The address is 88 Willow Bend, Katy TX 77450.

Sandra
832-555-0117

On Mon, Dec 1, 2025 at 8:00 AM Mike Roof <mike@roofing.example> wrote:
> call me at 713-555-0000`,
    );
    expect(read(text)).toEqual({
      name: 'Sandra Mills',
      emails: 'sandra.mills@gmail.com',
      phones: '+18325550117',
      address: '88 Willow Bend, Katy, TX, 77450',
    });
  });

  test('a pasted mail that was handed on below a few words and a signature is read as the first one', () => {
    const text = `Please take this.

Sent from my phone
Tobias Rehn
Hillside Plumbing, 803-555-0100

Begin forwarded message:

From: Wilma Achterberg <wilma@example.com>
Subject: leak under the sink
To: Tobias Rehn <tobias@hillside.example>

Hi Tobias,

It drips since Monday. Call me: 803-555-0135.

Wilma Achterberg`;
    expect(read(text)).toEqual({ name: 'Wilma Achterberg', emails: 'wilma@example.com', phones: '+18035550135' });
  });

  test('a slip about a caller is about the caller, whoever sent it', () => {
    const text = mail(
      'From: Night Desk <dispatch@answering.example>\nTo: oncall@restoration.example\nSubject: MSG 311',
      'CALLER: MRS. LEONIE VASS\nPHONE: 913-555-0112\nRE: WATER IN BASEMENT',
    );
    expect(read(text)).toEqual({ name: 'Leonie Vass', phones: '+19135550112', source: 'Night Desk' });
  });

  test('a number of a message is no note, and the mailer’s own street is nobody’s', () => {
    const text = mail(
      'From: Listings <leads@homes.example>\nTo: agent@keys.example\nSubject: New contact',
      `MSG #: 20771
NAME: Nico Ferrand
PHONE: 828-555-0157
RE: DISHWASHER LINE BURST

You received this email because you are a member. 1301 Second Ave, Floor 36, Seattle, WA 98101`,
    );
    const { lead } = interpretFile({ name: '', text }, { country: 'US' });
    expect(lead).toMatchObject({ notes: 'DISHWASHER LINE BURST', reference: '20771', address: { street: '' } });
  });

  test('of a forwarded mail the first writer is the lead', () => {
    const text = mail(
      'From: Office <office@acme.example>\nTo: sales@acme.example\nSubject: Fwd: Need a quote',
      `Please handle.

---------- Forwarded message ---------
From: Luis Ortega <luis@example.com>
Subject: Need a quote
To: <office@acme.example>

Hello, I own a small bakery and need a new walk-in cooler.`,
    );
    expect(read(text)).toEqual({ name: 'Luis Ortega', emails: 'luis@example.com' });
  });

  test('base64, HTML, encoded words and a Reply-To', () => {
    const html = Buffer.from(
      '<p><b>First name:</b><br>Nora</p><p><b>Last name:</b><br>Bergström</p><p><b>Message:</b><br>Pianos?</p><div style="display:none">Name: Hidden One</div>',
    ).toString('base64');
    const capture = interpretText(
      mail(
        `From: Forms <no-reply@forms.example>\nTo: me@shop.example\nReply-To: nora.b@example.com\nSubject: =?UTF-8?Q?Caf=C3=A9?=\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64`,
        html,
      ),
      { country: 'US' },
    );
    expect(summary(capture.lead)).toMatchObject({ name: 'Nora Bergström', emails: 'nora.b@example.com' });
    expect(capture.lead.subject).toBe('Café');
    expect(capture.lead.notes).toBe('Pianos?');
  });

  test('tables under a header row', () => {
    const text = mail(
      'From: Leads <leads@portal.example>\nTo: d@example.com\nSubject: Lead\nContent-Type: text/html',
      '<table><tr><th>Name</th><th>Phone</th></tr><tr><td>Omar Khan</td><td>248-555-0133</td></tr></table><p>Dealer: Suburban, 248-555-0199</p>',
    );
    expect(read(text)).toMatchObject({ name: 'Omar Khan', phones: '+12485550133' });
  });
});

describe('vCard', () => {
  test('4.0 with groups, escapes and tel: values', () => {
    const text = `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana María López\r\nN:López;Ana María;;Dra.;\r\nORG:Clínica Sol\r\nTITLE:Directora\r\nTEL;VALUE=uri;TYPE="voice,cell":tel:+52-55-1234-5678\r\nitem1.EMAIL;PREF=1:ana@example.com\r\nADR;TYPE=work:;;Av. Reforma 222\\, Piso 3;Ciudad de México;CDMX;06600;México\r\nNOTE:Uno\\nDos\\, fin\r\nEND:VCARD`;
    expect(read(text, 'a.vcf', 'MX')).toEqual({
      name: 'Ana María López',
      company: 'Clínica Sol',
      job: 'Directora',
      phones: '+525512345678 mobile',
      emails: 'ana@example.com',
      address: 'Av. Reforma 222, Piso 3, Ciudad de México, CDMX, 06600',
    });
  });

  test('2.1 quoted-printable, folded', () => {
    const text =
      'BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BC=\nller;J=C3=BCrgen\nTEL;CELL;PREF:+49 171 5550123\nEND:VCARD';
    expect(read(text, 'a.vcf', 'DE')).toEqual({ name: 'Jürgen Müller', phones: '+491715550123 mobile' });
  });

  test('an agent within a card is somebody else; many cards are many leads', () => {
    expect(
      read(
        'BEGIN:VCARD\nFN:Bob Hill\nAGENT:\nBEGIN:VCARD\nFN:Susan Thomas\nTEL:303-555-0199\nEND:VCARD\nTEL:303-555-0142\nEND:VCARD',
      ),
    ).toEqual({ name: 'Bob Hill', phones: '+13035550142' });
    expect(
      interpretText('BEGIN:VCARD\nFN:Bob Hill\nEND:VCARD\nBEGIN:VCARD\nFN:Ann Lee\nEND:VCARD', {}).leads.map(
        ({ title }) => title,
      ),
    ).toEqual(['Bob Hill', 'Ann Lee']);
  });
});

test('ADF as the specification prints it, with mail around it', () => {
  const text = `Dear dealer,
<?ADF VERSION “1.0”?>
<?XML VERSION “1.0”?>
<adf>
<prospect>
<id sequence=“1” source=“Portal”>9981</id>
<vehicle interest="trade-in"><year>2010</year><make>Ford</make><model>Focus</model></vehicle>
<vehicle interest=“buy”><year>2021</year><make>Kia</make><model>Soul</model></vehicle>
<customer><contact><name part=“full”>Ray O&apos;Neil</name><phone type=“cellphone”>(616) 555-0143</phone><address><street line=“1”>9 Oak</street><street line="2">Apt 2</street><city>Ada</city><regioncode>MI</regioncode></address></contact><comments>Cash & ready</comments></customer>
<vendor><vendorname>Ada Kia</vendorname><contact><phone>616-555-0199</phone></contact></vendor>
<provider><name part=“full”>Cars Portal</name></provider>
</prospect>
</adf>
-- 
Call 800-555-0100`;
  expect(read(text)).toEqual({
    name: "Ray O'Neil",
    phones: '+16165550143 mobile',
    address: '9 Oak, Apt 2, Ada, MI',
    vehicle: '2021 Kia Soul',
    reference: '9981',
    source: 'Cars Portal',
  });
});

test('ADF: a firm beside its person, and the fax last', () => {
  const text =
    '<ADF><PROSPECT><CUSTOMER><CONTACT><NAME PART="full" TYPE="business">Acme Corp</NAME><NAME PART="full">Bo Derek</NAME><PHONE TYPE="fax">303-555-0101</PHONE><PHONE>303-555-0104</PHONE></CONTACT><TIMEFRAME><EARLIESTDATE>2026-01-05T10:00:00</EARLIESTDATE></TIMEFRAME></CUSTOMER></PROSPECT></ADF>';
  expect(read(text)).toEqual({
    name: 'Bo Derek',
    company: 'Acme Corp',
    phones: '+13035550104, +13035550101 fax',
    appointment: '2026-01-05T10:00',
  });
});

describe('JSON', () => {
  test.each([
    [
      'nested',
      {
        lead: {
          name: { first: 'Ola', last: 'Nordmann' },
          phones: [{ type: 'mobile', number: '(651) 555-0111' }],
          emails: [{ value: 'ola@example.com' }],
          address: { line1: '5 Fjord Ave', city: 'St Paul', state: 'MN', postal_code: '55101' },
          owner: { name: 'Rep Person', phone: '651-555-0199' },
        },
      },
      {
        name: 'Ola Nordmann',
        phones: '+16515550111 mobile',
        emails: 'ola@example.com',
        address: '5 Fjord Ave, St Paul, MN, 55101',
      },
    ],
    [
      'names and values',
      {
        form_id: '220817745551',
        field_data: [
          { name: 'full_name', values: ['Zeke Bontrager'] },
          { name: 'phone_number', values: ['+15745550166'] },
        ],
      },
      { name: 'Zeke Bontrager', phones: '+15745550166' },
    ],
    [
      'typed answers',
      {
        form_response: {
          answers: [
            { type: 'text', text: 'Laura', field: { ref: 'first_name' } },
            { type: 'phone_number', phone_number: '+13035550123', field: { ref: 'phone' } },
          ],
        },
      },
      { name: 'Laura', phones: '+13035550123' },
    ],
    [
      'values of properties',
      { properties: { firstname: { value: 'Joan' }, email: { value: 'joan@example.com' } } },
      { name: 'Joan', emails: 'joan@example.com' },
    ],
  ])('%s', (_, json, expected) => {
    expect(read(JSON.stringify(json))).toEqual(expected);
  });

  test('several people are several leads', () => {
    const { leads } = interpretText(
      JSON.stringify({
        data: [
          { name: 'Ann Lee', email: 'a@example.com' },
          { name: 'Bob Hill', phone: '303-555-0100' },
        ],
      }),
      { country: 'US' },
    );
    expect(leads.map(({ title }) => title)).toEqual(['Ann Lee · a@example.com', 'Bob Hill · (303) 555-0100']);
  });
});

test('CSV: one lead a row, columns of staff left aside', () => {
  const { lead, leads } = interpretFile(
    {
      name: 'show.csv',
      text: 'Name,Work Phone,Mobile,Title,Booth Rep\n"Nwosu, Percival",314-555-0173,618-555-0125,"VP, Real Estate",K. Brandt\nAnn Lee,,618-555-0144,Owner,M. Diaz',
    },
    { country: 'US' },
  );
  expect(summary(lead)).toEqual({
    name: 'Percival Nwosu',
    job: 'VP, Real Estate',
    phones: '+13145550173 work, +16185550125 mobile',
  });
  expect(leads).toHaveLength(2);
});

test('rows without a header are told by what their columns hold', () => {
  const { leads } = interpretText('Bob Hill,303-555-0142,bob@example.com\nAnn Lee,303-555-0143,ann@example.com', {
    country: 'US',
  });
  expect(leads.map(({ lead }) => summary(lead))).toEqual([
    { name: 'Bob Hill', phones: '+13035550142', emails: 'bob@example.com' },
    { name: 'Ann Lee', phones: '+13035550143', emails: 'ann@example.com' },
  ]);
});

test('the short cards of QR codes', () => {
  expect(read('MECARD:N:Owen,Sean;TEL:3035550142;EMAIL:sean@example.com;;')).toEqual({
    name: 'Sean Owen',
    phones: '+13035550142',
    emails: 'sean@example.com',
  });
});

test('a mail handed on by Outlook, which sets no line apart', () => {
  const text = mail(
    'From: Mike <mike@remodel.example>\nTo: Sales <sales@remodel.example>\nSubject: FW: Kitchen',
    `Can someone take this?
Mike 919-555-0101

From: Hannah Brooks <hannah@example.com>
Sent: Friday, November 20, 2026 8:12 AM
To: info@remodel.example
Subject: Kitchen

We'd like a consult. I'm at 919-555-0145.
Hannah`,
  );
  expect(read(text)).toEqual({ name: 'Hannah Brooks', emails: 'hannah@example.com', phones: '+19195550145' });
});

test('key=value lines and URL-encoded bodies', () => {
  expect(
    read(
      'first_name=Thad\nlast_name=Okonjo\nphone=9195550115\nphone_type=mobile\nemail=t.okonjo%40example.com\nagent_ext=204\ndealer_phone=9195550100',
    ),
  ).toEqual({ name: 'Thad Okonjo', phones: '+19195550115 mobile', emails: 't.okonjo@example.com' });
  expect(read('first_name=Bo&last_name=Peep&phone=%28303%29+555-0142&comments=lost+sheep')).toEqual({
    name: 'Bo Peep',
    phones: '+13035550142',
  });
});

test('lead XML that is not ADF', () => {
  const text =
    '<?xml version="1.0"?><LeadList><Lead><Contact><Note><![CDATA[Showing of 8904 Maple Glen Drive (14446066)]]></Note><Name><First>Test</First><Last>Person</Last></Name><PhoneList><Phone><Number>(310) 555-0105</Number></Phone></PhoneList></Contact><LeadOwnerID>126677</LeadOwnerID><LeadSource>Website</LeadSource></Lead></LeadList>';
  expect(read(text)).toEqual({ name: 'Test Person', phones: '+13105550105', source: 'Website' });
});

describe('links', () => {
  test('mailto with subject and body', () => {
    const { lead } = interpretLink('mailto:Bob%40example.com?subject=Roof%20quote&body=Call%20me%20at%20303-555-0142', {
      country: 'US',
    });
    expect(lead).toMatchObject({
      emails: ['bob@example.com'],
      subject: 'Roof quote',
      phones: [{ number: '+13035550142' }],
    });
  });
  test('tel and messengers', () => {
    expect(interpretLink('tel:+1-303-555-0142', { country: 'US' }).lead.phones).toEqual([{ number: '+13035550142' }]);
    expect(interpretLink('https://wa.me/13035550142', { country: 'US' }).lead.phones).toEqual([
      { number: '+13035550142', type: 'mobile' },
    ]);
  });
});

test('each of several leads came from where the first one did, which is the one in view', () => {
  const url = 'https://oak.example/inbox';
  const { lead, leads } = interpretText('Name,Email\nAnn Lee,ann@example.com\nBob Hill,bob@example.com', { url });
  expect(leads.map(({ lead: { source } }) => source.url)).toEqual([url, url]);
  expect(leads[0]?.lead).toEqual(lead);
});
