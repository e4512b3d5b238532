import { describe, expect, it } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import { dropFromLead, isBlank, readLead, writeLead } from './lead-path.ts';

describe('paths of a lead', () => {
  it('reads what is there and gives nothing for what is not', () => {
    const lead = { ...emptyLead(), emails: ['ada@oak.example'], phones: [{ number: '+13035550142' }] };
    expect(readLead(lead, 'emails.0')).toBe('ada@oak.example');
    expect(readLead(lead, 'phones.0.number')).toBe('+13035550142');
    expect(readLead(lead, 'phones.3.number')).toBe('');
    expect(readLead(lead, 'address')).toBe('');
  });

  it('writes a copy, and adds an e-mail or phone past the end', () => {
    const lead = emptyLead();
    expect(writeLead(lead, 'address.city', 'Denver').address.city).toBe('Denver');
    expect(writeLead(lead, 'emails.0', 'a@b.example').emails).toEqual(['a@b.example']);
    expect(writeLead(lead, 'phones.5.number', '555').phones).toEqual([{ number: '555' }]);
    expect(lead).toEqual(emptyLead());
  });

  it('keeps the type and extension of a phone whose number is typed anew', () => {
    const lead = { ...emptyLead(), phones: [{ number: '1', type: 'work' as const, extension: '7' }] };
    expect(writeLead(lead, 'phones.0.number', '2').phones).toEqual([{ number: '2', type: 'work', extension: '7' }]);
  });

  it('drops one of a list', () => {
    const lead = { ...emptyLead(), emails: ['a@b.example', 'c@d.example'] };
    expect(dropFromLead(lead, 'emails', 0).emails).toEqual(['c@d.example']);
  });

  it('knows a blank lead, whatever its source', () => {
    const lead = emptyLead();
    expect(isBlank({ ...lead, emails: [''], source: { ...lead.source, url: 'https://oak.example' } })).toBe(true);
    expect(isBlank({ ...lead, notes: 'x' })).toBe(false);
  });
});
