import { makes } from '../../../lead/makes.ts';
import { looksLikeName } from '../../../lead/name.ts';
import type { Find } from '../finds.ts';
import { find } from './settle.ts';

/** "2021 Ford Bronco Sport" */
export const namesVehicle = new RegExp(`\\b((?:19[5-9]|20[0-4])\\d) (?:${makes})(?: [A-Z0-9][\\w-]{0,14}){1,3}`);
const caseNumber =
  /\b(?:claim|case|ticket|work order|wo|lead|ref(?:erence)?|request|job|estimate|quote|confirmation|inquiry|policy|file|loan|dispatch|booking|order)\s{0,2}(?:number|num|no\.?|id|#)?\s{0,2}[:#]?\s{0,2}#?(?=[A-Z0-9-]{0,14}\d)([A-Z0-9][A-Z0-9-]{2,18})(?![\w/%:]|\.\d|-\w)/gi;
const sources =
  /\b(?:new|a) (?:\w+ ){0,2}(?:lead|inquiry|enquiry|message|booking|request|contact)(?: \w+){0,2} (?:from|via|on|through)(?: your)? ([A-Z][\w'&.-]{1,24}(?: [A-Z][\w'&.-]{1,20}){0,2}|[a-z0-9-]{2,30}\.(?:com|net|org))(?=[\s.,!:;]|$)/;

/** Things of a text that are no person's: vehicle, case number, source; only those that the labels have not given. */
export function readThings(text: string, known: readonly Find[], source: string): Find[] {
  const out: Find[] = [];
  const own = (field: Find['field']) => known.some((f) => f.field === field && f.party === 'lead');
  const part = text.slice(0, 60_000);
  if (!own('vehicle') && !own('vehicleModel')) {
    const match = namesVehicle.exec(part);
    if (match) out.push(find('vehicle', match[0], 0.7, { source, text: 'named in the text', quote: match[0] }));
  }
  if (!own('reference')) {
    for (const match of part.matchAll(caseNumber)) {
      const value = match[1] ?? '';
      // Dates, sums and phone numbers are no case numbers.
      if (/^\d{1,2}-\d{1,2}(?:-\d{2,4})?$|^(?:19|20)\d{2}$|^\d{3}-\d{3}-\d{4}$|^\d{1,2}$|^\d{10}$/.test(value))
        continue;
      out.push(
        find('reference', value, 0.7, {
          source,
          text: `after “${match[0].slice(0, match[0].length - value.length).trim()}”`,
          quote: match[0],
        }),
      );
      break;
    }
  }
  if (!own('source')) {
    const match = sources.exec(part.slice(0, 4000));
    if (match?.[1] && looksLikeName(match[1]) < 0.5)
      out.push(
        find('source', match[1].replace(/[.,]$/, ''), 0.7, { source, text: 'named in the text', quote: match[0] }),
      );
  }
  return out;
}
