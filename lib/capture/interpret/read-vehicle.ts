import type { Vehicle } from '../../lead/lead.ts';

/** "2023 Ford F-150 Lariat" in parts: the year leads, the make is the next word, the model the one after. */
export function readVehicle(text: string): Vehicle {
  const empty: Vehicle = { year: '', make: '', model: '', trim: '' };
  const match = /\b((?:19|20)\d{2})\s+(.{2,80})/.exec(text.replace(/\s+/g, ' ').trim());
  if (!match) return empty;
  const words = (match[2] ?? '').split(/[\s,]+/).filter(Boolean);
  // Makes of two words, as manufacturers write them.
  const two = /^(?:land rover|alfa romeo|aston martin|rolls royce|general motors|harley davidson)$/i.test(
    `${words[0]} ${words[1]}`.replace('-', ' '),
  );
  const make = words.slice(0, two ? 2 : 1).join(' ');
  const rest = words.slice(two ? 2 : 1);
  return { year: match[1] ?? '', make, model: rest[0] ?? '', trim: rest.slice(1, 5).join(' ') };
}
