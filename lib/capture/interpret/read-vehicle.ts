import type { Vehicle } from '../../lead/lead.ts';

/** Makes of two words, as manufacturers write them. */
const twoWords = /^(?:land rover|alfa romeo|aston martin|rolls royce|general motors|harley davidson)$/i;
/** Models of more than one word; of any other name what follows is the trim. */
const longModel =
  /^(?:grand \w+|santa (?:fe|cruz)|land cruiser|range rover(?: (?:sport|evoque|velar))?|model [3sxy]\b|bronco sport|corolla cross|rogue sport|outlander sport|eclipse cross|discovery sport|transit (?:connect|\d{3})|mustang mach-e|monte carlo|crown victoria|town (?:&|and) country|(?:silverado|sierra|promaster|express|savana) \d{4}(?:hd)?)/i;
/** What is told of one vehicle beside its name: a price, a number in stock, a mileage. */
const remark = / (?:[-–—|•·(]|[$€£]|#|(?:stock|stk|vin|mileage|price)\b)|[(|;]|, |(?<=\d{3}) mi\b/i;

/** "2023 Ford F-150 Lariat" in parts: the year leads, the make is next, then the model, then up to four words of the trim. */
export function readVehicle(text: string): Vehicle {
  const empty: Vehicle = { year: '', make: '', model: '', trim: '' };
  const match = /\b((?:19|20)\d{2})\s+(.{2,80})/.exec(text.replace(/\s+/g, ' ').trim());
  if (!match) return empty;
  const [name = ''] = (match[2] ?? '').split(remark);
  const words = name.split(/[\s,]+/).filter(Boolean);
  const two = twoWords.test(`${words[0]} ${words[1]}`.replace('-', ' '));
  const make = words.slice(0, two ? 2 : 1).join(' ');
  const rest = words.slice(two ? 2 : 1);
  const long = longModel.exec(rest.join(' '))?.[0].split(' ').length ?? 1;
  return {
    year: match[1] ?? '',
    make,
    model: rest.slice(0, long).join(' '),
    trim: rest.slice(long, long + 4).join(' '),
  };
}
