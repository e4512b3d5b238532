/** Fields that say where somebody is: an address, whole or in parts. */
export const placeFields: ReadonlySet<string> = new Set([
  'address',
  'street',
  'houseNumber',
  'street2',
  'city',
  'county',
  'state',
  'postalCode',
  'country',
  'cityStateZip',
]);
