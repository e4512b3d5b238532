import { beforeEach, describe, expect, it } from 'vitest';
import { fresh, newHandoff } from '../../tests/in-process/crm.ts';
import { begin, handoff, later, restart, times, worker, world } from '../../tests/in-process/desk.ts';

beforeEach(begin);

describe('taken while nothing of its account is before it', () => {
  const take = async (id: string, account: string) => worker.pump.take(fresh(await newHandoff(world, id, account)));

  it('is on the disk as one that may be on its way before its request leaves, by one write', async () => {
    // It dies with the second write, which is that of the outcome.
    worker.dieAt({ at: 'write', after: 1, effective: false });
    expect(await take('1', 'blind C')).toMatchObject({ state: 'sending', attempts: 1, at: 0 });
    await worker.run(worker.pump.pump());
    expect([handoff('1').state, times('lead', '1'), world.violations]).toEqual(['sending', 1, []]);
    await restart();
    expect(handoff('1')).toMatchObject({ state: 'unknown', problem: { kind: 'interrupted' } });
    expect(times('lead', '1')).toBe(1);
  });

  it.each([false, true])(
    'dies with that write (done: %s): nothing was sent, and nobody was told',
    async (effective) => {
      worker.dieAt({ at: 'write', after: 0, effective });
      expect(await worker.run(take('1', 'sure A'))).toBe('dead');
      expect(world.executed.size).toBe(0);
      expect(world.disk.has('handoff:1')).toBe(effective);
      await restart();
      await later(3_000);
      // The person presses again, or the first press is on the disk already: one handoff.
      if (!world.history.has('1')) await take('1', 'sure A');
      await worker.run(worker.pump.pump());
      expect(handoff('1').state).toBe('sent');
      expect([times('contact', '1'), times('lead', '1')]).toEqual([1, 1]);
    },
  );

  it('is refused by a full store, and nothing is sent', async () => {
    world.full = true;
    await expect(take('1', 'blind C')).rejects.toThrow('quota');
    await worker.run(worker.pump.pump());
    expect([world.disk.size, world.executed.size]).toEqual([0, 0]);
  });

  it('is not sent a second time when its id is there', async () => {
    world.replies.push('commit, then silence');
    expect((await take('1', 'blind C')).sequence).toBe(1);
    await worker.run(worker.pump.pump());
    expect(await take('1', 'blind C')).toMatchObject({ sequence: 1, state: 'unknown' });
    await worker.run(worker.pump.pump());
    expect(times('lead', '1')).toBe(1);
  });

  it('waits behind what is before it', async () => {
    await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
    expect((await take('2', 'blind C')).state).toBe('queued');
    expect((await take('3', 'blind B')).state).toBe('sending');
    await worker.run(worker.pump.pump());
    expect(world.dispatched).toEqual(['3', '1', '2']);
  });

  it('is held or waits as any other where nothing can be sent', async () => {
    world.replies.push('no permission', 'offline');
    await take('1', 'blind C');
    await worker.run(worker.pump.pump());
    expect(handoff('1')).toMatchObject({ state: 'held', problem: { kind: 'permission' } });
    await take('2', 'blind D');
    expect(world.executed.size).toBe(0);
    await worker.run(worker.pump.pump());
    expect(handoff('2').state).toBe('sent');
  });
});
