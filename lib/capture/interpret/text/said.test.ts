import { describe, expect, test } from 'vitest';
import { interpretFile, interpretText } from './index.ts';
import { summary } from './summary.test-data.ts';

const read = (text: string, country = 'US') => summary(interpretText(text, { country }).lead);

describe('who is meant, in the words people use', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'the name and how to reach it behind one label',
      'When: Tue Dec 8, 2026 2:00pm\nWho: Declan Forsyth 631-555-0122, declan.f@example.com\nOrganizer: Pam Stone <pam@stone.example>',
      { name: 'Declan Forsyth', phones: '+16315550122', emails: 'declan.f@example.com' },
    ],
    [
      'whose job it is',
      'Service call for: Inga Salvesen\n208 555 0154\nAssigned: Wes B (208 555 0101)',
      { name: 'Inga Salvesen', phones: '+12085550154' },
    ],
    [
      'a job and a firm behind the name',
      'spoke to reception. decision maker = Cyrus Amini, plant mgr, Lakeside Foods. direct 423-555-0151',
      { name: 'Cyrus Amini', company: 'Lakeside Foods', job: 'plant mgr', phones: '+14235550151 work' },
    ],
    [
      'Spanish: who called, and who took the call',
      'Llamó la señora Hermelinda Cáceres, quiere presupuesto para pintar su casa.\nCel 210-555-0145\nLa atendió Beto.',
      { name: 'Hermelinda Cáceres', phones: '+12105550145 mobile' },
    ],
    [
      'who says their own name, whomever else they name',
      'My name is Ansel Wirth. My adjuster is Kim Sato 800-555-0199, kim@insure.example. I am at 12 Elm St, Dayton OH 45402',
      { name: 'Ansel Wirth', address: '12 Elm St, Dayton, OH, 45402' },
    ],
    [
      'their own address, not a relative’s',
      'Hi, this is Marisol Grant. It is my brother next door that used you, at 4020 Vance St.\nMy address is 4030 Vance St, cell 720-555-0116',
      { name: 'Marisol Grant', phones: '+17205550116 mobile', address: '4030 Vance St' },
    ],
    [
      'an address that a sentence ends',
      'Ansel Wirth 303-555-0144: you did the roof at 44 Pine Ct last year. We are at 48 Pine Ct, Boulder CO 80301',
      { name: 'Ansel Wirth', address: '48 Pine Ct, Boulder, CO, 80301' },
    ],
    [
      'a firm behind “of”',
      'While you were out\nMiss Evadne Corbin\nof Corbin & Hale LLP\nPhone 860.555.0131\nMessage: wants sample books Thursday',
      { name: 'Evadne Corbin', company: 'Corbin & Hale LLP' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test.each<[string, string, Record<string, string>]>([
    [
      'a job of two parts over the firm’s own line',
      'Ephraim Stolz\nVice President, Construction\nHarbor Senior Communities\nT +1 717 555 0155\nE estolz@harborsenior.example',
      { job: 'Vice President, Construction', company: 'Harbor Senior Communities' },
    ],
    [
      'a job that begins with what is a kind of phone too',
      '--\nImelda Batista - Office Manager - St. Brigid Parish - 585-555-0172 - office@stbrigid.example',
      { name: 'Imelda Batista', job: 'Office Manager', company: 'St. Brigid Parish' },
    ],
    [
      'a job with an abbreviation',
      'Yosef Demir, PhD\nSr. Project Engineer\nOld Harbor Mechanical Inc\n(804) 555-0181 office\nydemir@ohmech.example',
      { name: 'Yosef Demir', job: 'Sr. Project Engineer' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test.each<[string, string, Record<string, string>]>([
    [
      'a number behind a relative is the relative’s',
      'Mrs. Odile Vance\n17 Beacon Ct, Nashua NH\n603 555 0144 cell, husband Ray 603 555 0145\nwants the driveway sealed',
      { name: 'Odile Vance', phones: '+16035550144 mobile' },
    ],
    [
      'a record copied with its owner in it',
      'Amalia Rostov\nLead • Created Nov 22\nPhone\n206-555-0159\nEmail\na.rostov@example.com\nLead owner\nGrant Hale\nSource\nGoogle',
      { name: 'Amalia Rostov', phones: '+12065550159' },
    ],
    [
      'headings between dashes',
      '---- CUSTOMER ----\nFirst: Monica\nLast: Duplan\nDay: 504-555-0123\n---- COMMENTS ----\nIs the third row leather?\n---- DEALER ----\nBay Motors\n504-555-0100',
      { name: 'Monica Duplan', phones: '+15045550123 work' },
    ],
    [
      'a person and a firm in one value, and a letter for a label',
      'Contact: Ray Demski / Demski Salvage\nPh (c): 414.555.0108\ne: ray@demskisalvage.example',
      { name: 'Ray Demski', company: 'Demski Salvage', emails: 'ray@demskisalvage.example' },
    ],
    [
      'a firm that looks like a name over its number',
      'Kind regards\n\nInes Calvo\nFacilities & Workplace Lead, EMEA\nNorthbeam Analytics\n+1 646 555 0138\nines.calvo@northbeam.example | northbeam.example',
      { name: 'Ines Calvo', company: 'Northbeam Analytics', emails: 'ines.calvo@northbeam.example' },
    ],
    [
      'a job before the firm that it is at',
      'Thx\n\nDeke Harlow\nOwner/Operator, Harlow Hauling LLC\nMobile 928-555-0190\ndeke@harlowhauling.example',
      { job: 'Owner/Operator', company: 'Harlow Hauling LLC' },
    ],
    [
      'a greeting to a team is no label',
      'Hi team - please reach out to Betty Krall (bkrall@heights.example, 216-555-0137) about re-carpeting the room. Their address: 5225 Library Ln, Maple Heights, OH 44137. Thanks, Gerry',
      { name: 'Betty Krall', emails: 'bkrall@heights.example', phones: '+12165550137' },
    ],
    [
      'whom to call, behind a label that nobody knows',
      'Task: call back Horace Tremble\nPhone: 828-555-0188\nWhere: 90 Haywood St, Asheville NC 28801\nWhy: mini split dripping on the wall',
      { name: 'Horace Tremble', phones: '+18285550188' },
    ],
    [
      'a couple by their family name alone, in small letters',
      'customer: mr. and mrs. delgado\nemail: delgado22@example.com\nre: viga ends rotted',
      { name: 'Delgado', emails: 'delgado22@example.com' },
    ],
    [
      'a job behind the name in one value',
      'Owner contact: Prudence Agnes, Business Manager\nOrganization: Elm School District\nContact phone: (518) 555-0143',
      { name: 'Prudence Agnes', job: 'Business Manager', company: 'Elm School District' },
    ],
    [
      'a colleague’s number in a signed text',
      'Can somebody call my plant manager, Sue Tarking, at 785-555-0112? She has the specs.\n\nOdell Kramer\nPresident\nKramer Mills, Inc.\n785-555-0110',
      { name: 'Odell Kramer', phones: '+17855550110' },
    ],
    [
      'how somebody wants to be spoken of is no part of the name',
      'Warmly,\n\nNoelle Aber-Diaz (she/her)\nDirector of Operations & Events\nThe Glasshouse at Fern Creek\nnoelle@glasshousefern.example',
      { name: 'Noelle Aber-Diaz', job: 'Director of Operations & Events', company: 'The Glasshouse at Fern Creek' },
    ],
    [
      'one name alone that a mailbox bears out',
      'Just talked with Emmet from Ridgeway Cabinets in Boone. 828-555-0114, emmet@ridgewaycab.example.',
      { name: 'Emmet', company: 'Ridgeway Cabinets' },
    ],
    [
      'a body with blanks in its values',
      'name=Vito Calabra&email=vito.c%40example.com&tel=718-555-0109&city=Brooklyn&state=NY',
      { name: 'Vito Calabra', emails: 'vito.c@example.com', phones: '+17185550109' },
    ],
    [
      'a given name in capitals before a family name that is not all of them',
      'LORNA McTAVISH | Purchasing Coordinator\nGlenloch Distilling Co.\nD 502.555.0147\nlorna@glenloch.example',
      { name: 'Lorna McTAVISH', company: 'Glenloch Distilling Co.' },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test('what is quoted of an earlier mail is not the writer’s, however short', () => {
    const mail = `From: "Guerra, Pilar" <pguerra@mesahoa.example>
To: Joe Bask <joe@baskpaving.example>
Subject: Parking lot
Content-Type: text/plain

Could you send a number for resealing both lots?

Pilar Guerra
714-555-0151

> On Mon, Nov 23, 2026 at 9:14 AM Joe Bask <joe@baskpaving.example> wrote:
> Thanks for calling. 714-555-0100
`;
    const { lead } = interpretFile({ name: 'mail.eml', text: mail }, { country: 'US' });
    expect(lead.phones).toEqual([{ number: '+17145550151' }]);
  });

  test('a notification names its lead by labels, whatever the sender is called', () => {
    const mail = `From: Home Estimates <quotes@estimates.example>
To: Nate <nate@plumb.example>
Subject: Somebody is looking for a plumber
Content-Type: text/plain; charset=utf-8

Name: Augusta Wynn
Phone: (706) 555-0125
Zip code: 30904
`;
    const { lead } = interpretFile({ name: 'mail.eml', text: mail }, { country: 'US' });
    expect(summary(lead)).toMatchObject({ name: 'Augusta Wynn', phones: '+17065550125' });
    expect(lead.emails).toEqual([]);
  });

  test('a card that names a firm where a person stands names nobody', () => {
    const text = 'BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Sunny Pools\nORG:Sunny Pools;\nTEL:561-555-0143\nEND:VCARD';
    expect(interpretFile({ name: 'a.vcf', text }, { country: 'US' }).lead).toMatchObject({
      firstName: '',
      lastName: '',
      companyName: 'Sunny Pools',
    });
  });

  test('the second line of an address that a body keeps under its own key', () => {
    const text =
      '{"first_name":"Tad","last_name":"Obi","addr":{"line1":"84 W Sahara Ave","line2":"Apt 7","town":"Reno"}}';
    expect(interpretText(text, {}).lead.address).toMatchObject({ street: '84 W Sahara Ave', street2: 'Apt 7' });
  });
});
