import { type Address, emptyAddress } from '../../lead/lead.ts';

/** interim */
export function readAddress(text: string, _country: string | undefined): Address {
  return { ...emptyAddress(), street: text.replace(/\s*\n\s*/g, ', ') };
}
