/**
 * A number of the North American plan as people write it, "+13035550142" → "(303) 555-0142"; any other
 * as it is. Small on purpose: the whole library of phone formats is loaded only to read pages.
 */
export function showPhone(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
