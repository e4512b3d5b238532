import { describe, expect, test } from 'vitest';
import { findAddresses, parseAddress } from './address.ts';
import type { Address } from './lead.ts';

const parts = (a: Address | undefined) => a && [a.street, a.street2, a.city, a.state, a.postalCode].join('|');
const found = (text: string, country = 'US') => findAddresses(text, country).map(({ address }) => parts(address));

describe('parseAddress: United States', () => {
  test.each([
    ['1180 S Steele St, Denver, CO 80210', '1180 S Steele St||Denver|CO|80210'],
    ['61 San Miguel Street Avila Beach CA 93424', '61 San Miguel Street||Avila Beach|CA|93424'],
    ['1646 Red Leaf Drive Fort Mill, South Carolina 29715 United States', '1646 Red Leaf Drive||Fort Mill|SC|29715'],
    ['123 Main St Apt No. 456 Oakland CA 94789', '123 Main St|Apt No. 456|Oakland|CA|94789'],
    [
      '25050 ALESSANDRO BLVD, STE B, MORENO VALLEY, CA, 92553-4313',
      '25050 ALESSANDRO BLVD|STE B|MORENO VALLEY|CA|92553-4313',
    ],
    ['30 West 26th Street Sixth Floor', '30 West 26th Street|Sixth Floor|||'],
    ['PO Box 1, Seattle, WA 98103', 'PO Box 1||Seattle|WA|98103'],
    ['RR 2 Box 15, Ava, MO 65608', 'RR 2 Box 15||Ava|MO|65608'],
    ['Highway 77, Albion, ID 83311', 'Highway 77||Albion|ID|83311'],
    ['406 North Highway 71 Business Lowell AR 72745', '406 North Highway 71 Business||Lowell|AR|72745'],
    ['W1234 County Road K, Iola, WI 54945', 'W1234 County Road K||Iola|WI|54945'],
    ['239 South 500 East, Salt Lake City, UT 84102', '239 South 500 East||Salt Lake City|UT|84102'],
    ['2100 n. florida mango rd. w. palm beach fl 33409', '2100 n. florida mango rd.||w. palm beach|FL|33409'],
    ['99-40 63rd Rd, Queens, NY 11374', '99-40 63rd Rd||Queens|NY|11374'],
    ['725 10th Avenue, New York 10019', '725 10th Avenue||New York|NY|10019'],
    ['4411 Stone Way North Seattle, King County, WA 98103', '4411 Stone Way North||Seattle|WA|98103'],
    ['44 Court St, 6th Floor, Brooklyn 11201', '44 Court St|6th Floor|Brooklyn||11201'],
    ['100 Broadway New York NY 10005', '100 Broadway||New York|NY|10005'],
    ['7 Avenue B, New York, NY 10009', '7 Avenue B||New York|NY|10009'],
    ['One Market Street, San Francisco, CA 94105', 'One Market Street||San Francisco|CA|94105'],
    ['San Francisco CA', '||San Francisco|CA|'],
    ['12 Elm St\nSuite 4\nBend, OR 97701', '12 Elm St|Suite 4|Bend|OR|97701'],
  ])('%s', (text, expected) => {
    expect(parts(parseAddress(text, 'US'))).toBe(expected);
  });
});

describe('parseAddress: elsewhere', () => {
  test.each([
    ['CA', '123 Main St SE\nMontreal QC H3Z 2Y7', '123 Main St SE||Montreal|QC|H3Z 2Y7'],
    [
      'CA',
      '455 Granville Street, Suite 900, Vancouver, British Columbia V6C1T1',
      '455 Granville Street|Suite 900|Vancouver|BC|V6C 1T1',
    ],
    ['AU', '12 Smith St, Richmond VIC 3121', '12 Smith St||Richmond|VIC|3121'],
    ['AU', 'Unit 3, 8 Beach Road, Bondi NSW 2026, Australia', '8 Beach Road|Unit 3|Bondi|NSW|2026'],
    ['GB', '10 Downing Street, London SW1A 2AA', '10 Downing Street||London||SW1A 2AA'],
    [
      'GB',
      'Flat 14, Ziggurat Building, 60-66 Saffron Hill, London, EC1N 8QX, United Kingdom',
      '60-66 Saffron Hill|Flat 14, Ziggurat Building|London||EC1N 8QX',
    ],
    [
      'GB',
      '29 Lottbridge Drove, Eastbourne, East Sussex BN23 6QD',
      '29 Lottbridge Drove||Eastbourne|East Sussex|BN23 6QD',
    ],
    ['DE', 'Hauptstraße 12, 10115 Berlin, Deutschland', 'Hauptstraße 12||Berlin||10115'],
    ['ES', 'Calle Mayor, 23, 28013 Madrid, España', 'Calle Mayor 23||Madrid||28013'],
    ['FR', '12 rue de la Paix, 75002 Paris, France', '12 rue de la Paix||Paris||75002'],
    ['NL', 'Nieuwe Binnenweg 17, 3014 GB Rotterdam', 'Nieuwe Binnenweg 17||Rotterdam||3014 GB'],
    ['FR', 'Paris, France', '||Paris||'],
  ])('%s: %s', (country, text, expected) => {
    expect(parts(parseAddress(text, country))).toBe(expected);
  });

  test('names the country that the text names', () => {
    expect(parseAddress('Vienna, Austria', 'AT')?.country).toBe('AT');
    expect(parseAddress('12 Elm St, Omaha, NE 68144, USA')?.country).toBe('US');
  });
});

describe('findAddresses', () => {
  test.each([
    ['wants roof insp at 1180 S Steele St Denver, hail 5/12', ['1180 S Steele St||Denver||']],
    ['Addr is 2915 E Oak St Phx AZ 85008\nMy # is 480 555 0171', ['2915 E Oak St||Phx|AZ|85008']],
    ['Mr. Rudolph Haynes, 12 Tradd St, Charleston SC 29401, wants', ['12 Tradd St||Charleston|SC|29401']],
    [
      'Acme\n123 North 11th Street\nSuite 229\nArlington, VA 22209\nTel: 703',
      ['123 North 11th Street|Suite 229|Arlington|VA|22209'],
    ],
    ['from John D. in San Francisco, CA:', ['||San Francisco|CA|']],
    ['We worked 3 days and paid 500 dollars. Drive safe.', []],
    ['Nina Patel, MD', []],
    ['© 2026 Larch Roofing. 18 Mill Rd, Troy, NY 12180', ['18 Mill Rd||Troy|NY|12180']],
    ['Copyright 2019–2026 Larch Roofing LLC, 18 Mill Rd, Troy, NY 12180', ['18 Mill Rd||Troy|NY|12180']],
    ['we are at 2914 Johnson St NE, call first', ['2914 Johnson St NE||||']],
    ['5920 - 1A Street SW, Calgary AB T2H 0G3', ['5920 1A Street SW||Calgary|AB|T2H 0G3']],
    ['MAIL: PO BOX 1180, ALBUQUERQUE NM 87103', ['PO BOX 1180||ALBUQUERQUE|NM|87103']],
    ['Visit us: 10 Downing Street\nLondon SW1A 2AA', ['10 Downing Street||London||SW1A 2AA']],
    ['Muster GmbH\nHauptstr. 12\n10115 Berlin', ['Hauptstr. 12||Berlin||10115']],
  ])('%s', (text, expected) => {
    expect(found(text, /London|Berlin/.test(text) ? 'GB' : 'US')).toEqual(expected);
  });

  test('gives the place of the address', () => {
    const text = 'at 12 Tradd St, Charleston SC 29401, today';
    const [first] = findAddresses(text, 'US');
    expect(text.slice(first?.start, first?.end)).toBe('12 Tradd St, Charleston SC 29401');
  });
});

describe('a number of a phone right before that of a house', () => {
  test.each([
    ['Ana Diaz 415-555-0142 742 Cedar Terrace Springfield IL 62704', ['742 Cedar Terrace||Springfield|IL|62704']],
    ['(415) 555-0142 742 Cedar Terrace, Springfield, IL 62704', ['742 Cedar Terrace||Springfield|IL|62704']],
    ['4155550142, 742 Cedar Terrace, Springfield IL', ['742 Cedar Terrace||Springfield|IL|']],
    ['Ana 555-0142 12 Oak St, Dayton OH', ['12 Oak St||Dayton|OH|']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  test('a unit before the number of a house on a numbered avenue stays', () => {
    expect(found('101-1234 5 Avenue SW, Calgary, AB T2P 1A1', 'CA')).toEqual([
      '101-1234 5 Avenue SW||Calgary|AB|T2P 1A1',
    ]);
  });
});

test('a vehicle is no address, a street of its name is', () => {
  expect(found('2021 Ford Bronco Sport Big Bend')).toEqual([]);
  expect(found('2020 Lincoln Ave, Salem, OR 97301')).toEqual(['2020 Lincoln Ave||Salem|OR|97301']);
});
