import { beforeEach, describe, expect, it } from 'vitest';
import { newHandoff, testCrm } from '../../tests/in-process/crm.ts';
import { begin, handoff, later, restart, send, times, worker, world } from '../../tests/in-process/desk.ts';
import type { Reply } from '../../tests/in-process/world.ts';
import { createPump } from './pump.ts';

// Each fault that can befall a handoff, one at a time, judged by what the CRM executed.
beforeEach(begin);

describe('the worker is killed', () => {
  it.each([
    ['before the CRM executed it', false, 'queued'],
    ['after the CRM executed it', true, 'sent'],
  ] as const)('%s: unknown, and then what the CRM shows', async (_, effective, settled) => {
    worker.dieAt({ at: 'request', after: 1, effective });
    await send('1', 'sure A');
    expect(handoff('1')).toMatchObject({ state: 'sending', at: 1 });
    await restart();
    const unknown = world.told.find(({ state }) => state === 'unknown');
    expect(unknown?.problem?.kind).toBe('interrupted');
    if (settled === 'queued') {
      expect(handoff('1')).toMatchObject({ state: 'unknown', absences: 1 });
      await later(61_000);
    }
    expect(handoff('1').state).toBe('sent');
    expect([times('contact', '1'), times('lead', '1'), times('task', '1')]).toEqual([1, 1, 1]);
  });

  it('where the CRM cannot be searched: unknown until the person says', async () => {
    worker.dieAt({ at: 'request', after: 0, effective: true });
    await send('1', 'blind C');
    await restart();
    await later(3_600_000);
    expect(handoff('1')).toMatchObject({ state: 'unknown', reference: 'LH-1' });
    await worker.outbox.apply('1', { type: 'markSent' });
    await later(0);
    expect(world.history.get('1')?.state).toBe('sent');
    expect(times('lead', '1')).toBe(1);
  });

  it('during a step that changes nothing: simply made again', async () => {
    worker.dieAt({ at: 'request', after: 0, effective: false });
    await send('1', 'sure A');
    await restart();
    await later(3_000);
    expect(handoff('1').state).toBe('sent');
  });

  it('during a step that changes nothing: those behind it wait their turn', async () => {
    worker.dieAt({ at: 'request', after: 0, effective: false });
    await send('1', 'sure A');
    await restart();
    await worker.outbox.add(await newHandoff(world, '2', 'sure A'));
    await worker.pump.pump();
    expect(world.dispatched).toEqual([]);
    await later(3_000);
    expect(world.dispatched).toEqual(['1', '2']);
  });

  it('is not taken for dead while it sends', async () => {
    await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
    await worker.outbox.apply('1', { type: 'dispatch' });
    await worker.deps.withLock('send:1', async () => {
      await worker.pump.pump();
      expect(handoff('1').state).toBe('sending');
    });
  });
});

it('a request that the browser repeated is told as duplicate', async () => {
  await send('1', 'sure A', 'ok', 'ok', 'ok twice');
  expect(handoff('1')).toMatchObject({ state: 'sent', problem: { kind: 'duplicate' } });
  expect(handoff('1').found).toHaveLength(2);
  expect(world.told.at(-1)?.problem?.kind).toBe('duplicate');
});

describe('a request that the browser is seen to repeat', () => {
  it('is told where the CRM cannot be searched', async () => {
    await send('1', 'blind C', 'ok twice, seen');
    expect(times('lead', '1')).toBe(2);
    expect(handoff('1')).toMatchObject({ state: 'sent', problem: { kind: 'duplicate' } });
    expect(world.told.at(-1)?.problem?.kind).toBe('duplicate');
  });

  it('is told at the end, whichever step it was, and with what a search shows', async () => {
    await send('1', 'vague D', 'ok twice, seen');
    expect(handoff('1').found).toHaveLength(2);
    await send('2', 'sure A', 'ok', 'ok twice, seen', 'ok', 'ok');
    expect(handoff('2')).toMatchObject({ state: 'sent', problem: { kind: 'duplicate' } });
  });

  it('is not taken for refused when the second one is', async () => {
    await send('1', 'blind C', 'ok, then 400, seen');
    expect(handoff('1')).toMatchObject({ state: 'unknown', problem: { kind: 'network' } });
    expect(times('lead', '1')).toBe(1);
  });

  it('does no harm where the step changes nothing', async () => {
    await send('1', 'sure A', 'ok twice, seen');
    expect(handoff('1').state).toBe('sent');
    expect(handoff('1')).not.toHaveProperty('problem');
  });
});

describe('the CRM refuses', () => {
  it('401 holds the account and no other', async () => {
    await worker.outbox.add(await newHandoff(world, '2', 'sure A'));
    await send('1', 'blind C', '401', '401');
    await send('3', 'blind X', 'ok');
    expect(handoff('2')).toMatchObject({ state: 'held', problem: { kind: 'unauthorized', status: 401 } });
    expect(handoff('1').state).toBe('held');
    expect(handoff('3').state).toBe('sent');
  });

  it('what waits behind a refused key waits with it, and goes on when it is mended', async () => {
    for (const id of ['1', '2']) await worker.outbox.add(await newHandoff(world, id, 'blind C'));
    world.replies.push('401');
    await worker.pump.pump();
    expect(handoff('2').state).toBe('held');
    for (const id of ['1', '2']) await worker.outbox.apply(id, { type: 'release', kinds: ['unauthorized'] });
    await worker.pump.pump();
    expect(world.dispatched).toEqual(['1', '2']);
    expect([times('lead', '1'), times('lead', '2')]).toEqual([1, 1]);
  });

  it('400 rejects one and blocks nothing behind it', async () => {
    for (const id of ['1', '2']) await worker.outbox.add(await newHandoff(world, id, 'blind C'));
    world.replies.push('400');
    await worker.pump.pump();
    expect([handoff('1').state, handoff('2').state]).toEqual(['rejected', 'sent']);
  });

  it('429 makes the account wait as long as it says', async () => {
    for (const id of ['1', '2']) await worker.outbox.add(await newHandoff(world, id, 'blind C'));
    world.replies.push('429');
    await worker.pump.pump();
    expect([handoff('1').state, handoff('2').state]).toEqual(['queued', 'queued']);
    await later(29_000);
    expect(times('lead', '1') + times('lead', '2')).toBe(0);
    await later(1_000);
    expect(world.dispatched).toEqual(['1', '2']);
    expect([times('lead', '1'), times('lead', '2')]).toEqual([1, 1]);
  });
});

describe('nothing was sent', () => {
  it('offline: stays queued, says so, goes on when online', async () => {
    await send('1', 'blind C', 'offline');
    expect(handoff('1')).toMatchObject({ state: 'queued', problem: { kind: 'offline' } });
    await worker.pump.pump();
    expect(handoff('1').state).toBe('sent');
  });

  it('no permission: held', async () => {
    await send('1', 'blind C', 'no permission');
    expect(handoff('1')).toMatchObject({ state: 'held', problem: { kind: 'permission' } });
  });

  it('store full before the request: nothing is sent, and it is tried again', async () => {
    await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
    world.full = true;
    await worker.pump.pump();
    expect(times('lead', '1')).toBe(0);
    world.full = false;
    await worker.pump.pump();
    expect(handoff('1').state).toBe('sent');
  });

  it('store full when something is added: refused, and nothing is kept', async () => {
    world.full = true;
    await expect(worker.outbox.add(await newHandoff(world, '1', 'blind C'))).rejects.toThrow('quota');
    expect(world.disk.size).toBe(0);
  });
});

it('a later step fails: what is done is kept and not made again', async () => {
  await send('1', 'sure A', 'ok', 'ok', '400');
  expect(handoff('1')).toMatchObject({ state: 'rejected', at: 2, done: { contact: 'contact LH-1 #1' } });
  const { lead, values, chosen, timeZone, source, steps, hash, reference } = handoff('1');
  await worker.outbox.apply('1', {
    type: 'edit',
    payload: { lead, values, chosen, timeZone, source, steps, hash, reference },
  });
  await worker.pump.pump();
  expect(handoff('1').state).toBe('sent');
  expect([times('contact', '1'), times('lead', '1'), times('task', '1')]).toEqual([1, 1, 1]);
});

it('a contact that is there already is not made', async () => {
  world.knownContacts.add('LH-1');
  await send('1', 'sure A');
  expect(handoff('1')).toMatchObject({ state: 'sent', done: { contact: 'known LH-1' } });
  expect(times('contact', '1')).toBe(0);
});

it('a double click is one handoff', async () => {
  const one = await newHandoff(world, '1', 'blind C');
  const added = await Promise.all([worker.outbox.add(one), worker.outbox.add(one), worker.pump.pump()]);
  await worker.pump.pump();
  expect(added[0]).toEqual(added[1]);
  expect(times('lead', '1')).toBe(1);
});

it('a clock that is a day off changes no order and parks nothing', async () => {
  world.replies.push('429');
  await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
  world.turnClock(-86_400_000);
  await worker.outbox.add(await newHandoff(world, '2', 'blind C'));
  world.turnClock(86_400_000);
  await worker.pump.pump();
  world.turnClock(-86_400_000);
  await worker.pump.pump();
  expect(world.dispatched).toEqual(['1', '2']);
  expect([handoff('1').state, handoff('2').state]).toEqual(['sent', 'sent']);
});

it('a payload that changed on the disk is not sent', async () => {
  await worker.outbox.add(await newHandoff(world, '1', 'blind C'));
  world.disk.set('handoff:1', (world.disk.get('handoff:1') ?? '').replace('"ref":"LH-1"', '"ref":"LH-2"'));
  await worker.pump.pump();
  expect(handoff('1').state).toBe('rejected');
  expect(world.executed.size).toBe(0);
});

it('what is sent is moved to the history beside the next, and a bad one keeps no other', async () => {
  const { pump } = createPump({
    ...worker.deps,
    settle: async (handoffs) => {
      if (handoffs.some(({ id }) => id === '2')) throw new Error('refused');
      await worker.deps.settle(handoffs);
    },
  });
  for (const id of ['1', '2', '3']) await worker.outbox.add(await newHandoff(world, id, 'blind C'));
  await pump();
  expect([...world.history.keys()]).toEqual(['1', '3']);
  expect(handoff('2').state).toBe('sent');
  await worker.pump.pump();
  expect(world.history.has('2')).toBe(true);
});

describe('a step that changes nothing fails', () => {
  const both = async (account: string, ...replies: Reply[]) => {
    world.replies.push(...replies);
    for (const id of ['1', '2']) await worker.outbox.add(await newHandoff(world, id, account));
    await worker.pump.pump();
  };

  it('because the connection broke: it keeps its place, and another account goes on', async () => {
    await both('sure A', 'cut off');
    await send('3', 'sure B');
    expect(world.dispatched).toEqual(['3']);
    await later(3_000);
    expect(world.dispatched).toEqual(['3', '1', '2']);
  });

  it('because the connection breaks each time: those behind it go on once a person has to look', async () => {
    await both('sure A', 'cut off', 'cut off', 'cut off');
    await later(3_000);
    await later(15_000);
    expect([handoff('1').state, handoff('2').state]).toEqual(['held', 'sent']);
  });

  it('because the CRM says so: those behind it go on', async () => {
    await both('sure A', '500');
    expect([handoff('1').state, handoff('2').state]).toEqual(['queued', 'sent']);
    await later(3_000);
    expect(handoff('1').state).toBe('sent');
  });
});

it('accounts go side by side, each in its order', async () => {
  for (const [id, account] of [
    ['1', 'blind A'],
    ['2', 'blind B'],
    ['3', 'blind A'],
    ['4', 'blind B'],
  ] as const) {
    await worker.outbox.add(await newHandoff(world, id, account));
  }
  await worker.pump.pump();
  expect(world.dispatched.indexOf('1')).toBeLessThan(world.dispatched.indexOf('3'));
  expect(world.dispatched.indexOf('2')).toBeLessThan(world.dispatched.indexOf('4'));
  expect(world.history.size).toBe(4);
});

it('keeps to the rate that the CRM’s page states, for each account', async () => {
  const crm = { ...testCrm('blind'), requestsPerMinute: 2 };
  const { pump } = createPump({ ...worker.deps, crm: () => crm });
  for (const id of ['1', '2', '3']) await worker.outbox.add(await newHandoff(world, id, 'blind A'));
  await worker.outbox.add(await newHandoff(world, '4', 'blind B'));
  await pump();
  expect([...world.dispatched].sort()).toEqual(['1', '2', '4']);
  expect(handoff('3')).toMatchObject({ state: 'queued', problem: { kind: 'rate-limit' } });
  world.pass(59_000);
  await pump();
  expect(handoff('3').state).toBe('queued');
  world.pass(1_000);
  await pump();
  expect(handoff('3').state).toBe('sent');
});
