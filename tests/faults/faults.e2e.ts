import { describe, expect, it } from 'vitest';
import { crms } from '../../lib/crm/index.ts';
import { faults } from './list.ts';
import { play } from './play.ts';

/** One seed of every fault on one CRM, each fault on another; `npm run faults` plays the whole matrix. */
describe.concurrent('no lead lost, none sent twice in silence', { timeout: 300_000 }, () => {
  it.each(faults.map((fault, index) => [fault.name, fault, index] as const))('%s', async (_, fault, index) => {
    const crm = fault.crms?.[0] ?? crms[index % crms.length]?.id ?? '';
    const { verdicts, unexpected } = await play(fault, 'chromium', 1, [crm]);
    expect(unexpected).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(0);
  });
});
