import { beforeEach, expect, it } from 'vitest';
import { newHandoff, testCrm } from '../../tests/in-process/crm.ts';
import { begin, handoff, later, restart, send, times, worker, world } from '../../tests/in-process/desk.ts';
import { createPump } from './pump.ts';

// What can befall a handoff's record on the disk.
beforeEach(begin);

it('store full when the outcome is written: unknown as soon as there is room, in the same worker', async () => {
  await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
  world.replies.push('ok, and the store is full');
  await worker.pump.pump();
  expect(handoff('1').state).toBe('sending');
  world.full = false;
  await later(15_000);
  expect(handoff('1')).toMatchObject({ state: 'unknown', problem: { kind: 'interrupted' } });
  expect(times('lead', '1')).toBe(1);
});

it('nor is that left until the worker dies where the lead left with the write that kept it', async () => {
  const wakes: number[] = [];
  const { take } = createPump({ ...worker.deps, later: (time) => void wakes.push(time) });
  const account = await worker.deps.account('blind C');
  if (!account) throw new Error('No account');
  world.replies.push('ok, and the store is full');
  await take({ handoff: await newHandoff(world, '1', 'blind C'), account, crm: testCrm('blind') });
  await expect.poll(() => wakes).toEqual([world.now + 15_000]);
  world.full = false;
  await later(15_000);
  expect(handoff('1').state).toBe('unknown');
});

it('a record that cannot be read is not written over by the same lead: it may have been sent', async () => {
  const one = await newHandoff(world, '1', 'blind C');
  world.disk.set('handoff:1', '{"state":"sending"}');
  await expect(worker.outbox.add(one)).rejects.toThrow('cannot be read');
  expect(world.disk.get('handoff:1')).toBe('{"state":"sending"}');
});

it('a corrupt record stands in nobody’s way and is dropped by the person', async () => {
  world.disk.set('handoff:bad', '{"state":"sending"}');
  world.disk.set('handoff:worse', '"text"');
  await send('1', 'blind C');
  await restart();
  expect(handoff('1').state).toBe('sent');
  const { corrupt } = await worker.outbox.read();
  expect(corrupt).toEqual([
    { key: 'handoff:bad', text: '{"state":"sending"}' },
    { key: 'handoff:worse', text: '"text"' },
  ]);
  for (const { key } of corrupt) await worker.outbox.dropCorrupt(key);
  expect((await worker.outbox.read()).corrupt).toEqual([]);
});

it('a handoff is moved to the history before it leaves the outbox', async () => {
  // Writes: added, dispatched, done, history, removed.
  worker.dieAt({ at: 'write', after: 3, effective: true });
  await send('1', 'blind C');
  expect([world.disk.has('handoff:1'), world.history.has('1')]).toEqual([true, true]);
  await restart();
  expect([world.disk.has('handoff:1'), world.history.has('1')]).toEqual([false, true]);
  expect(times('lead', '1')).toBe(1);
});

it('a lead that was sent again while it was cleared away as discarded is not cleared away with it', async () => {
  await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
  await worker.outbox.apply('1', { type: 'discard' });
  let cleared = 0;
  const { pump } = createPump({
    ...worker.deps,
    settle: async (handoffs) => {
      await worker.deps.settle(handoffs);
      if (cleared++ > 0) return;
      await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
      for (const type of ['dispatch', 'done'] as const) await worker.outbox.apply('1', { type });
    },
  });
  await pump();
  expect(world.disk.has('handoff:1')).toBe(false);
  expect(world.history.get('1')?.state).toBe('sent');
});

it('a record that was taken from the disk by somebody else does not keep the worker busy for ever', async () => {
  await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
  await worker.outbox.add(await newHandoff(world, '2', 'blind C'));
  world.disk.delete('handoff:1');
  await worker.pump.pump();
  expect(handoff('2').state).toBe('sent');
});
