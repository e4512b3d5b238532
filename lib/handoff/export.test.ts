import { describe, expect, it } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import { historyAsCsv, historyAsJson } from './export.ts';
import type { Handoff } from './handoff.ts';

const handoff = {
  id: 'h',
  state: 'sent',
  accountName: 'Oak, north',
  crm: 'acculynx',
  recordId: '42',
  reference: 'LH-7F3K9Q',
  updatedAt: Date.UTC(2025, 6, 10),
  steps: [{ id: 'lead', label: '', request: { method: 'POST', path: '/api' } }],
  hash: 'x',
  source: { url: 'https://oak.example', title: '' },
  lead: { ...emptyLead(), firstName: '=HYPERLINK("x")', notes: 'two\nlines', phones: [{ number: '+13035550142' }] },
} as unknown as Handoff;

describe('the export of the history', () => {
  it('quotes what CSV needs quoted, and lets no cell be a formula', () => {
    const csv = historyAsCsv([handoff]);
    const [, line] = csv.split('\r\n');
    expect(csv.startsWith('\uFEFFdate,')).toBe(true);
    expect(line).toContain('"Oak, north"');
    expect(line).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('"two\nlines"');
    expect(line).toContain(',+13035550142,');
  });

  it('leaves the requests out of JSON', () => {
    expect(historyAsJson([handoff])).not.toContain('/api');
    expect(JSON.parse(historyAsJson([handoff])).handoffs[0].lead.notes).toBe('two\nlines');
  });
});
