export { type FoundAddress, findAddresses } from './address-find.ts';
export { parseAddress, readAddress } from './address-read.ts';
