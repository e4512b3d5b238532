import { readBritish } from './address-british.ts';
import { readElsewhere } from './address-elsewhere.ts';
import { type AddressReading, readNorthAmerican } from './address-north-america.ts';
import { addressTokens } from './address-tokens.ts';
import type { Address } from './lead.ts';
import { countryOf } from './regions.ts';

const ukPostcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b/i;

/**
 * One address, given as one line or several, in parts. The US, Canada and Australia are read fully, the United Kingdom
 * by its postcode, other countries by their order of street, code and town. `country` (ISO 3166-1 alpha-2) is where
 * the text comes from; a country named in the text wins. Undefined when the text is no address.
 */
export function parseAddress(text: string, country?: string): Address | undefined {
  return readAddress(text, country)?.address;
}

/** `parseAddress` with how certain it is. */
export function readAddress(text: string, country?: string): AddressReading | undefined {
  const value = text
    .slice(0, 400)
    .replace(/[\u200b-\u200f\u00ad]/g, '')
    .replace(/\u00a0/g, ' ')
    .replace(/^\s*(?:mailing |postal |street |service |job )?address\s*:\s*/i, '')
    .replace(/,?\s{1,3}West Indies\.?\s{0,3}$/i, '')
    .trim();
  if (value.length < 4 || !/\p{L}/u.test(value)) return undefined;
  const tokens = addressTokens(value);
  if (!tokens.length || tokens.length > 40) return undefined;
  const named = namedCountry(value) || country;
  if (ukPostcode.test(value) && !/^(?:US|CA|AU)$/.test(namedCountry(value))) {
    const canadian = /\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b/i.test(value);
    if (!canadian || named === 'GB') return readBritish(tokens);
  }
  if (named === 'GB' || named === 'IE') return readBritish(tokens) ?? readElsewhere(tokens, named);
  if (!named || named === 'US' || named === 'CA' || named === 'AU' || named === 'PR')
    return readNorthAmerican(tokens, named) ?? readElsewhere(tokens, named);
  const american =
    /\b[A-Z]{2},? \d{5}(?:-\d{4})?\s*$/.test(value) && !namedCountry(value)
      ? readNorthAmerican(tokens, 'US')
      : undefined;
  return american?.address.state && american.address.street ? american : readElsewhere(tokens, named);
}

function namedCountry(text: string): string {
  const last = text.split(/[,\n]/).at(-1)?.trim() ?? '';
  const words = last.split(/\s+/);
  for (let n = Math.min(4, words.length); n >= 1; n--) {
    const name = words.slice(-n).join(' ');
    if (name.length > 2 || words.length === 1) {
      const code = countryOf(name);
      // A two-letter code is left to the readers: "IN" and "CA" are states far more often.
      if (code && name.length > 2) return code;
    }
  }
  return '';
}
