import { describe, expect, it } from 'vitest';
import { type Candidates, emptyCandidates } from '../capture/capture.ts';
import { emptyLead } from '../lead/lead.ts';
import { evidenceFor, placeCandidate } from './evidence.ts';

const evidence = (text: string) => ({ source: 'text', text });
const candidates: Candidates = {
  ...emptyCandidates(),
  name: [
    { value: { firstName: 'Ada', lastName: 'Oak' }, confidence: 0.9, evidence: evidence('line 1') },
    { value: { firstName: 'Oak', lastName: 'Ada' }, confidence: 0.2, evidence: evidence('line 9') },
  ],
  email: [
    { value: 'ada@oak.example', confidence: 0.4, evidence: evidence('line 2') },
    { value: 'office@oak.example', confidence: 0.3, evidence: evidence('line 3') },
    { value: 'old@oak.example', confidence: 0.1, evidence: evidence('line 4') },
  ],
};
const lead = { ...emptyLead(), firstName: 'Ada', lastName: 'Oak', emails: ['ada@oak.example', 'office@oak.example'] };

describe('evidence of a field', () => {
  it('is the candidate that stands there, with the others as alternatives', () => {
    const name = evidenceFor(candidates, lead, 'firstName');
    expect(name.current?.evidence.text).toBe('line 1');
    expect(name.others.map(({ text }) => text)).toEqual(['Oak Ada']);
    expect(name.doubtful).toBe(false);
  });

  it('says what is doubtful', () => {
    expect(evidenceFor(candidates, lead, 'emails.0').doubtful).toBe(true);
  });

  it('is none for what the person typed', () => {
    expect(evidenceFor(candidates, { ...lead, firstName: 'Adele' }, 'firstName').current).toBeUndefined();
  });

  it('offers no value that another row of the list holds', () => {
    expect(evidenceFor(candidates, lead, 'emails.0').others.map(({ text }) => text)).toEqual(['old@oak.example']);
  });

  it('puts an alternative where it belongs', () => {
    const other = evidenceFor(candidates, lead, 'firstName').others[0];
    expect(placeCandidate(lead, 'firstName', other?.candidate.value)).toMatchObject({
      firstName: 'Oak',
      lastName: 'Ada',
    });
    expect(placeCandidate(lead, 'emails.1', 'old@oak.example').emails).toEqual(['ada@oak.example', 'old@oak.example']);
  });
});
