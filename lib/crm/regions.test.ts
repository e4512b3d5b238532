import { expect, test } from 'vitest';
import { isTimeZone } from './local-time.ts';
import { regionOf, regions, regionZones } from './regions.ts';

test('every state, district, territory and province has a zone that exists', () => {
  const codes = Object.keys(regions);
  expect(codes.filter((code) => regions[code]?.country === 'US')).toHaveLength(56);
  expect(codes.filter((code) => regions[code]?.country === 'CA')).toHaveLength(13);
  for (const zone of regionZones) expect(isTimeZone(zone), zone).toBe(true);
});

test('by code in any case, and only in its own country', () => {
  expect(regionOf('co', '')?.zone).toBe('America/Denver');
  expect(regionOf('IL', 'US')?.zone).toBe('America/Chicago');
  expect(regionOf('WA', 'AU')).toBeUndefined();
  expect(regionOf('constructor', '')).toBeUndefined();
});
