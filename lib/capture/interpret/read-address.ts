import { parseAddress } from '../../lead/address.ts';
import { type Address, emptyAddress } from '../../lead/lead.ts';

/** The parts of an address that stands alone; what cannot be told apart stays in `street`. */
export function readAddress(text: string, country: string | undefined): Address {
  const value = text.replace(/\s*\n\s*/g, ', ').trim();
  return parseAddress(value, country) ?? { ...emptyAddress(), street: value };
}
