import { beforeEach, expect, it } from 'vitest';
import { newHandoff, testCrm } from '../../tests/in-process/crm.ts';
import { begin, handoff, later, restart, send, times, worker, world } from '../../tests/in-process/desk.ts';
import type { Handoff } from './handoff.ts';
import { createOutbox } from './outbox.ts';
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
  await take({ handoff: await newHandoff(world, '1', 'blind C'), account, crm: testCrm('blind'), looked: true });
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

/** What the disk holds of a handoff, without the outbox having been told. */
function onDisk(id: string, change: Partial<Handoff>): void {
  world.disk.set(`handoff:${id}`, JSON.stringify({ ...handoff(id), ...change }));
}

/** The world's worker with a store that takes the next write and says that it did not; counts its reads. */
function faultyOutbox() {
  let fails = false;
  let reads = 0;
  const outbox = createOutbox({
    now: () => world.now,
    withLock: worker.deps.withLock,
    area: {
      get: async (keys) => {
        if (++reads > 200) throw new Error('Reads without end');
        const entries = [...world.disk].filter(([name]) => keys === null || [keys].flat().includes(name));
        return Object.fromEntries(entries.map(([name, json]) => [name, JSON.parse(json)]));
      },
      set: async (items) => {
        for (const [name, value] of Object.entries(items)) world.disk.set(name, JSON.stringify(value));
        if (fails) {
          fails = false;
          throw new Error('It says that it did not');
        }
      },
      remove: async (keys) => {
        for (const key of keys) world.disk.delete(key);
      },
    },
  });
  return {
    outbox,
    failOnce: () => {
      fails = true;
    },
    reads: () => reads,
  };
}

it('a write that landed and was told as failed is not sent, and found out about soon', async () => {
  const { outbox, failOnce, reads } = faultyOutbox();
  const wakes: number[] = [];
  const { pump } = createPump({ ...worker.deps, outbox, later: (time) => void wakes.push(time) });
  await outbox.add(await newHandoff(world, '1', 'blind C'));
  failOnce();
  await pump();
  expect([handoff('1').state, wakes]).toEqual(['sending', [world.now + 15_000]]);
  world.pass(15_000);
  await pump();
  world.pass(15_000);
  await pump();
  expect(handoff('1')).toMatchObject({ state: 'unknown', problem: { kind: 'interrupted' } });
  expect(times('lead', '1')).toBe(0);
  expect(reads()).toBeLessThan(20);
});

it('what the disk says counts, also where the outbox remembers another state: sent once, and moved', async () => {
  await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
  await worker.outbox.read();
  onDisk('1', { state: 'sent', at: 1 });
  await later(0);
  expect(times('lead', '1')).toBe(0);
  expect([world.disk.has('handoff:1'), world.history.get('1')?.state]).toEqual([false, 'sent']);
});

it('neither a rate nor a refused key touches what is on its way by the disk', async () => {
  const crm = { ...testCrm('blind'), requestsPerMinute: 1 };
  const { pump } = createPump({ ...worker.deps, crm: () => crm });
  for (const id of ['1', '2']) await worker.outbox.add(await newHandoff(world, id, 'blind C'));
  onDisk('2', { state: 'sending' });
  await pump();
  expect(handoff('2').state).toBe('sending');

  for (const id of ['3', '4']) await worker.outbox.add(await newHandoff(world, id, 'blind D'));
  onDisk('4', { state: 'sending' });
  world.replies.push('401');
  await worker.pump.pump();
  expect([handoff('3').state, handoff('4').state]).toEqual(['held', 'sending']);
});

it('what was just looked for, read or written is not read again, and what another has kept meanwhile is found all the same', async () => {
  const { outbox, reads } = faultyOutbox();
  await outbox.load();
  const one = await newHandoff(world, '1', 'blind C');
  expect(await outbox.get('1')).toBeUndefined();
  const before = reads();
  const { kept, begun } = await outbox.begin(one, true);
  expect(begun).toBe(true);
  expect(await outbox.begin(one, true)).toMatchObject({ begun: false, kept: { sequence: kept.sequence } });
  const sent = await outbox.apply('1', { type: 'done', id: 'r1' }, kept);
  expect(sent?.state).toBe('sent');
  if (sent) await outbox.remove([sent]);
  // The one that was not there any more for `begin`.
  expect(reads()).toBe(before + 1);
  expect(world.disk.has('handoff:1')).toBe(false);
});

it('the order goes on from the store’s own count where no record is left', async () => {
  world.disk.set('sequence', '41');
  const { outbox } = faultyOutbox();
  expect(await outbox.get('1')).toBeUndefined();
  const { kept } = await outbox.begin(await newHandoff(world, '1', 'blind C'), true);
  expect(kept.sequence).toBe(42);
});
