/**
 * States, provinces and territories of the United States and Canada, by their two-letter codes (USPS
 * and Canada Post; no code is in both). `zone` is the IANA zone in which most of its people live: a
 * state with several zones gets the largest one as a default that the person sees and can change.
 */
export interface Region {
  readonly name: string;
  readonly country: 'US' | 'CA';
  readonly zone: string;
}

export const regions: Readonly<Record<string, Region>> = {
  AL: { name: 'Alabama', country: 'US', zone: 'America/Chicago' },
  AK: { name: 'Alaska', country: 'US', zone: 'America/Anchorage' },
  AZ: { name: 'Arizona', country: 'US', zone: 'America/Phoenix' },
  AR: { name: 'Arkansas', country: 'US', zone: 'America/Chicago' },
  CA: { name: 'California', country: 'US', zone: 'America/Los_Angeles' },
  CO: { name: 'Colorado', country: 'US', zone: 'America/Denver' },
  CT: { name: 'Connecticut', country: 'US', zone: 'America/New_York' },
  DE: { name: 'Delaware', country: 'US', zone: 'America/New_York' },
  DC: { name: 'District of Columbia', country: 'US', zone: 'America/New_York' },
  FL: { name: 'Florida', country: 'US', zone: 'America/New_York' },
  GA: { name: 'Georgia', country: 'US', zone: 'America/New_York' },
  HI: { name: 'Hawaii', country: 'US', zone: 'Pacific/Honolulu' },
  ID: { name: 'Idaho', country: 'US', zone: 'America/Boise' },
  IL: { name: 'Illinois', country: 'US', zone: 'America/Chicago' },
  IN: { name: 'Indiana', country: 'US', zone: 'America/Indiana/Indianapolis' },
  IA: { name: 'Iowa', country: 'US', zone: 'America/Chicago' },
  KS: { name: 'Kansas', country: 'US', zone: 'America/Chicago' },
  KY: { name: 'Kentucky', country: 'US', zone: 'America/New_York' },
  LA: { name: 'Louisiana', country: 'US', zone: 'America/Chicago' },
  ME: { name: 'Maine', country: 'US', zone: 'America/New_York' },
  MD: { name: 'Maryland', country: 'US', zone: 'America/New_York' },
  MA: { name: 'Massachusetts', country: 'US', zone: 'America/New_York' },
  MI: { name: 'Michigan', country: 'US', zone: 'America/Detroit' },
  MN: { name: 'Minnesota', country: 'US', zone: 'America/Chicago' },
  MS: { name: 'Mississippi', country: 'US', zone: 'America/Chicago' },
  MO: { name: 'Missouri', country: 'US', zone: 'America/Chicago' },
  MT: { name: 'Montana', country: 'US', zone: 'America/Denver' },
  NE: { name: 'Nebraska', country: 'US', zone: 'America/Chicago' },
  NV: { name: 'Nevada', country: 'US', zone: 'America/Los_Angeles' },
  NH: { name: 'New Hampshire', country: 'US', zone: 'America/New_York' },
  NJ: { name: 'New Jersey', country: 'US', zone: 'America/New_York' },
  NM: { name: 'New Mexico', country: 'US', zone: 'America/Denver' },
  NY: { name: 'New York', country: 'US', zone: 'America/New_York' },
  NC: { name: 'North Carolina', country: 'US', zone: 'America/New_York' },
  ND: { name: 'North Dakota', country: 'US', zone: 'America/Chicago' },
  OH: { name: 'Ohio', country: 'US', zone: 'America/New_York' },
  OK: { name: 'Oklahoma', country: 'US', zone: 'America/Chicago' },
  OR: { name: 'Oregon', country: 'US', zone: 'America/Los_Angeles' },
  PA: { name: 'Pennsylvania', country: 'US', zone: 'America/New_York' },
  RI: { name: 'Rhode Island', country: 'US', zone: 'America/New_York' },
  SC: { name: 'South Carolina', country: 'US', zone: 'America/New_York' },
  SD: { name: 'South Dakota', country: 'US', zone: 'America/Chicago' },
  TN: { name: 'Tennessee', country: 'US', zone: 'America/Chicago' },
  TX: { name: 'Texas', country: 'US', zone: 'America/Chicago' },
  UT: { name: 'Utah', country: 'US', zone: 'America/Denver' },
  VT: { name: 'Vermont', country: 'US', zone: 'America/New_York' },
  VA: { name: 'Virginia', country: 'US', zone: 'America/New_York' },
  WA: { name: 'Washington', country: 'US', zone: 'America/Los_Angeles' },
  WV: { name: 'West Virginia', country: 'US', zone: 'America/New_York' },
  WI: { name: 'Wisconsin', country: 'US', zone: 'America/Chicago' },
  WY: { name: 'Wyoming', country: 'US', zone: 'America/Denver' },
  PR: { name: 'Puerto Rico', country: 'US', zone: 'America/Puerto_Rico' },
  VI: { name: 'U.S. Virgin Islands', country: 'US', zone: 'America/St_Thomas' },
  GU: { name: 'Guam', country: 'US', zone: 'Pacific/Guam' },
  AS: { name: 'American Samoa', country: 'US', zone: 'Pacific/Pago_Pago' },
  MP: { name: 'Northern Mariana Islands', country: 'US', zone: 'Pacific/Saipan' },
  AB: { name: 'Alberta', country: 'CA', zone: 'America/Edmonton' },
  BC: { name: 'British Columbia', country: 'CA', zone: 'America/Vancouver' },
  MB: { name: 'Manitoba', country: 'CA', zone: 'America/Winnipeg' },
  NB: { name: 'New Brunswick', country: 'CA', zone: 'America/Moncton' },
  NL: { name: 'Newfoundland and Labrador', country: 'CA', zone: 'America/St_Johns' },
  NS: { name: 'Nova Scotia', country: 'CA', zone: 'America/Halifax' },
  NT: { name: 'Northwest Territories', country: 'CA', zone: 'America/Yellowknife' },
  NU: { name: 'Nunavut', country: 'CA', zone: 'America/Iqaluit' },
  ON: { name: 'Ontario', country: 'CA', zone: 'America/Toronto' },
  PE: { name: 'Prince Edward Island', country: 'CA', zone: 'America/Halifax' },
  QC: { name: 'Quebec', country: 'CA', zone: 'America/Toronto' },
  SK: { name: 'Saskatchewan', country: 'CA', zone: 'America/Regina' },
  YT: { name: 'Yukon', country: 'CA', zone: 'America/Whitehorse' },
};

/** The region of a code in any spelling of case, where the country (if known) is the region's own. */
export function regionOf(code: string, country: string): Region | undefined {
  const key = code.trim().toUpperCase();
  const region = Object.hasOwn(regions, key) ? regions[key] : undefined;
  return region !== undefined && (country === '' || country === region.country) ? region : undefined;
}

/** The zones above, each once, by name: what a zone picker offers. */
export const regionZones: readonly string[] = [...new Set(Object.values(regions).map(({ zone }) => zone))].sort();
