import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const lead = (text: string) => interpretText(text, { country: 'US' }).lead;
const read = (text: string) => summary(lead(text));

describe('talks of two sides: what the other one says is the lead’s, our numbers are ours', () => {
  test('turns behind an agent and a visitor', () => {
    const text = `[2:14:02 PM] Agent (Kirsten Moe): Thanks for contacting Alder Plumbing, how can I help?
[2:14:40 PM] Visitor: my water heater is leaking from the bottom
[2:15:01 PM] Agent (Kirsten Moe): Can I get your name and number?
[2:15:22 PM] Visitor: Jarvis Mundell 406-555-0143
[2:16:12 PM] Visitor: 39 Cooper Ln, Hamilton MT 59840
[2:16:40 PM] Agent (Kirsten Moe): A tech will call from 406-555-0100.`;
    expect(read(text)).toMatchObject({
      name: 'Jarvis Mundell',
      phones: '+14065550143',
      address: '39 Cooper Ln, Hamilton, MT, 59840',
    });
    expect(lead(text).notes).toContain('leaking from the bottom');
  });

  test('a number instead of a name, and ourselves', () => {
    const text = `Me: Hi this is Gary w/ Peak Paving, returning your call
(970) 555-0188: This is Lavinia Ostrow at 2204 Ranchview Rd, Montrose CO 81401
(970) 555-0188: driveway is 180 ft gravel, want asphalt
Me: I can be there Tuesday. My cell 970-555-0102`;
    expect(read(text)).toMatchObject({ name: 'Lavinia Ostrow', phones: '+19705550188' });
  });

  test('names of both sides over each message', () => {
    const text = `Hollis Farrant
Active 3m ago

You sent
Hi! Thanks for messaging us.

Hollis
Smoke is coming back into the room when we light the insert.

You sent
What is a good number?

Hollis
828-555-0152

You sent
Thank you, our office is 828-555-0100`;
    expect(read(text)).toMatchObject({ name: 'Hollis Farrant', phones: '+18285550152' });
  });

  test('a firm answers a person', () => {
    const text = `[11/24/26, 6:12:09 PM] Rocío Benavente: Buenas, ¿hacen pisos de vinilo?
[11/24/26, 6:15:01 PM] Pisos Express: Sí, nuestro número es 213-555-0100
[11/24/26, 6:15:30 PM] Rocío Benavente: el mío 213-555-0159`;
    expect(read(text)).toMatchObject({ name: 'Rocío Benavente', phones: '+12135550159' });
  });

  test('colleagues about a lead: their own numbers are theirs, those of go-betweens are nobody’s', () => {
    const text = `[11/20 10:07 AM] Oduya, Simone
@Brandt, Kyle can you quote this one today please

Lead from the home show: Patrice Gunn, 2040 Harriet Ave S Apt 3, Minneapolis, MN 55405. Cell 612-555-0193, patrice.gunn@example.net

HOA contact is Lowell Finch lfinch@harrietcourt.example if you need the specs.

[11/20 10:15 AM] Brandt, Kyle
on it. my desk is x4410 or 763-555-0104`;
    expect(read(text)).toMatchObject({
      name: 'Patrice Gunn',
      phones: '+16125550193 mobile',
      emails: 'patrice.gunn@example.net',
    });
  });

  test('labelled lines are no talk', () => {
    expect(read('Caller: Dana Whitlow\nPhone: 303-555-0142\nPhone: 303-555-0143\nNote: call back')).toMatchObject({
      name: 'Dana Whitlow',
      phones: '+13035550142, +13035550143',
    });
  });
});

describe('slips, forms and records as they are copied', () => {
  test('from whom, of which firm, about what', () => {
    const text = `MESSAGE FOR: Kestrel Doors
FROM: Mr. Alonzo Peabody
OF: Peabody Auto Body
TEL: 704-555-0169 EXT 3
RE: Bay door off track, cannot close tonight
PM PHONE: 704-555-0100`;
    expect(read(text)).toMatchObject({
      name: 'Alonzo Peabody',
      company: 'Peabody Auto Body',
      phones: '+17045550169 x3',
    });
    expect(lead(text).notes).toContain('off track');
  });

  test('questions and requests in bold above their answers', () => {
    const text = `*First up, what's your name?*
Ottoline Vance

*And a phone number, in case email fails*
+1 (858) 555-0140

*Which city are you in?*
Encinitas

*Tell us what is driving you crazy*
The garage. We have not parked in it since 2019.`;
    expect(read(text)).toMatchObject({ name: 'Ottoline Vance', phones: '+18585550140', address: 'Encinitas' });
    expect(lead(text).notes).toContain('not parked in it');
  });

  test('a house cleaner asks for bedrooms, and the home is still the lead’s', () => {
    const text = `New lead from Adelaide Frost\nBedrooms: 3 bedrooms\nLocation: Arlington, VA 22201\nPhone: (703) 555-0129`;
    expect(read(text)).toMatchObject({ phones: '+17035550129', address: 'Arlington, VA, 22201' });
  });

  test('the words of buttons, and a job at a firm under the name', () => {
    const text = `Contact\nEdit\nRosamund Farley\nOwner, Farley Antiques\n\nPhone\n(843) 555-0132\nCopy\nLead owner\nBrandon Moss`;
    expect(read(text)).toMatchObject({ name: 'Rosamund Farley', job: 'Owner', company: 'Farley Antiques' });
  });

  test('kinds of numbers in brackets behind them', () => {
    expect(read('Otto Krall, 403-555-0118 (h) 587-555-0129 (c)')).toMatchObject({
      phones: '+14035550118 home, +15875550129 mobile',
    });
  });

  test('whom the home belongs to, told by a relative; who writes about a lead in a channel', () => {
    expect(
      read('hey its Jerrod Tillman, can u look at my moms place. her # is 702 555 0162 her name is Odessa Tillman'),
    ).toMatchObject({ name: 'Odessa Tillman', phones: '+17025550162' });
    expect(
      read(`Kody Brandt  9:41 AM
new lead from the home show
*Marguerite Yoon*
:phone: 971-555-0117
wants a heat pump. I'm at 971-555-0100 all day`),
    ).toMatchObject({ name: 'Marguerite Yoon', phones: '+19715550117' });
  });

  test('who asks how to help is the firm, however it is called', () => {
    expect(
      read(`[11/2/26, 6:12:08 PM] Bay-Side Awnings: Thanks for messaging Bay-Side Awnings! How can we help?
[11/2/26, 6:14:40 PM] Romy Castell: one awning is torn. 18 Reed Ct, Beaumont, TX 77706, best is 409-555-0164
[11/2/26, 6:20:10 PM] Bay-Side Awnings: Perfect. Lew will text you from 409-555-0101.`),
    ).toMatchObject({ name: 'Romy Castell', phones: '+14095550164' });
  });

  test('the mailbox that a caller reached is the firm’s', () => {
    expect(
      read(`Voicemail from (336) 555-0158
Mailbox: Dogwood Tree Care main (336) 555-0101

"Hi, my name is Clyde Yarrow, a limb hangs over my porch. My number's 336-555-0158."`),
    ).toMatchObject({ name: 'Clyde Yarrow', phones: '+13365550158' });
  });
});
