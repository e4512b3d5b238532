import { describe, expect, it } from 'vitest';
import { captureFrom } from './capture-schema.ts';
import { interpretFile, interpretText } from './index.ts';

const text = `Name: Rosa Keller\nCompany: Brookside Bakery\nEmail: rosa@brookside.example\nPhone: (303) 555-0142 ext. 12
Address: 12 Oak St, Denver, CO 80202\nVehicle: 2021 Ford F-150\nShoe size: 41\nWebsite: https://brookside.example`;
const capture = interpretText(text, { url: 'https://oak.example/', country: 'US' });

describe('a stored capture', () => {
  it('comes back as it was stored', () => {
    expect(capture.lead.emails).toEqual(['rosa@brookside.example']);
    expect(captureFrom(JSON.parse(JSON.stringify(capture)))).toEqual(capture);
    const table = 'name,email\r\nRosa Keller,rosa@brookside.example\r\nTom Berg,tom@brookside.example\r\n';
    const several = interpretFile({ name: 'leads.csv', text: table }, { country: 'US' });
    expect(several.leads).toHaveLength(2);
    expect(captureFrom(structuredClone(several))).toEqual(several);
  });

  const evidence = { source: 'text', text: 'line 1' };
  it.each<[string, unknown]>([
    ['not there', undefined],
    ['null', null],
    ['a text', 'capture'],
    ['a lead alone', { lead: capture.lead }],
    ['of a lead that is none', { ...capture, lead: { emails: 'rosa@brookside.example' } }],
    ['of candidates that are none', { ...capture, candidates: { ...capture.candidates, name: [{ value: 'Rosa' }] } }],
    ['without a kind of candidates', { ...capture, candidates: { ...capture.candidates, email: undefined } }],
    [
      'of a value that is markup made an object',
      { ...capture, unplaced: [{ label: { type: 'b' }, value: '', evidence }] },
    ],
    [
      'of a place that is no path',
      { ...capture, leads: [{ title: '', lead: capture.lead, place: { frameId: 0, path: 'x' } }] },
    ],
    ['of an unknown origin', { ...capture, origin: { ...capture.origin, kind: '__proto__' } }],
  ])('is none when it is %s', (_, stored) => {
    expect(captureFrom(stored)).toBeUndefined();
  });

  it('brings in no key that is not asked for', () => {
    const polluted = `${JSON.stringify(capture).slice(0, -1)},"__proto__":{"polluted":1},"more":1}`;
    expect(captureFrom(JSON.parse(polluted))).toEqual(capture);
  });
});
