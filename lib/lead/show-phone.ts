/** The North American Numbering Plan: countries and territories that dial +1. */
export const northAmerican: ReadonlySet<string> = new Set(
  'US CA PR AG AI AS BB BM BS DM DO GD GU JM KN KY LC MP MS SX TC TT VC VG VI'.split(' '),
);

let home = 'US';
let format: ((number: string, country: string) => string) | undefined;

/** The country (ISO 3166-1 alpha-2) whose numbers are shown as people write them there. Pages call it before they render. */
export function setHome(country: string): void {
  home = country;
}

const plan = /^\+1(\d{3})(\d{3})(\d{4})$/;

/** Whether `showPhone` can say more of the number once `loadFormats` is through: it is of another plan than home's. */
export function wantsFormats(number: string): boolean {
  return format === undefined && /^\+\d/.test(number) && !(northAmerican.has(home) && plan.test(number));
}

/** Loads the library of phone formats, which is too large for a popup that shows North American numbers only. */
export async function loadFormats(): Promise<void> {
  format = (await import('./phone.ts')).formatPhone;
}

/**
 * A number in E.164 as the person's country writes it: national form at home, "+13035550142" → "(303) 555-0142",
 * international form abroad, "+442079460958" → "+44 20 7946 0958". Any other text as it is.
 */
export function showPhone(number: string): string {
  const parts = northAmerican.has(home) ? plan.exec(number) : null;
  if (parts) return `(${parts[1]}) ${parts[2]}-${parts[3]}`;
  return format && /^\+\d{6,17}$/.test(number) ? format(number, home) : number;
}
