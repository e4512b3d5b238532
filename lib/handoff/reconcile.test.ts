import { beforeEach, describe, expect, it } from 'vitest';
import { newHandoff } from '../../tests/in-process/crm.ts';
import { begin, handoff, later, restart, send, times, worker, world } from '../../tests/in-process/desk.ts';
import { createPump } from './pump.ts';
import { reconcile } from './reconcile.ts';

beforeEach(begin);

describe('the answer proves nothing', () => {
  it.each([
    ['commit, then silence', 'timeout'],
    ['silence', 'timeout'],
    ['commit, then 500', 'server'],
    ['500', 'server'],
    ['portal', 'answer'],
  ] as const)('%s: unknown, never failed and never sent', async (reply, kind) => {
    await send('1', 'blind C', reply);
    expect(handoff('1')).toMatchObject({ state: 'unknown', problem: { kind } });
    await later(3_600_000);
    expect(handoff('1').state).toBe('unknown');
    expect(times('lead', '1')).toBe(reply.startsWith('commit') ? 1 : 0);
  });

  it('a search that finds the record settles it', async () => {
    await send('1', 'vague D', 'commit, then silence');
    expect(handoff('1')).toMatchObject({ state: 'sent', recordId: 'lead LH-1 #1' });
    expect(times('lead', '1')).toBe(1);
  });

  it('two empty searches a minute apart prove absence only where the search is authoritative', async () => {
    await send('1', 'vague D', 'silence');
    await send('2', 'sure A', 'ok', 'silence');
    await later(10_000);
    expect([handoff('1').state, handoff('2').state]).toEqual(['unknown', 'unknown']);
    await later(51_000);
    expect([handoff('1').state, handoff('2').state]).toEqual(['unknown', 'sent']);
    expect([times('lead', '1'), times('lead', '2')]).toEqual([0, 1]);
  });

  it('a clock that jumps between two searches makes them prove nothing', async () => {
    await send('1', 'sure A', 'ok', 'silence, commit later');
    expect(handoff('1')).toMatchObject({ state: 'unknown', absences: 1 });
    world.turnClock(86_400_000);
    await later(1_000);
    expect(handoff('1').state).toBe('unknown');
    await later(61_000);
    expect(handoff('1').state).toBe('sent');
    expect(times('contact', '1')).toBe(1);
  });

  it('nor does a search of an earlier worker: nobody knows how long ago that was', async () => {
    await send('1', 'sure A', 'ok', 'silence, commit later');
    world.turnClock(86_400_000);
    await restart();
    expect(handoff('1').state).toBe('unknown');
    await later(61_000);
    expect(handoff('1').state).toBe('sent');
    expect(times('contact', '1')).toBe(1);
  });

  it('an account that was changed meanwhile shows nothing by what it does not have', async () => {
    await send('1', 'sure A', 'ok', 'silence');
    await worker.outbox.apply('1', { type: 'doubt' });
    for (let minute = 0; minute < 5; minute++) await later(61_000);
    expect(handoff('1')).toMatchObject({ state: 'unknown', doubted: true });
    world.commit('contact', 'LH-1');
    await reconcile(worker.deps, '1');
    await later(0);
    expect(handoff('1').state).toBe('sent');
  });

  it('a CRM that executes late is not given it twice', async () => {
    await send('1', 'sure A', 'ok', 'silence, commit later');
    await later(10_000);
    await later(21_000);
    await later(61_000);
    expect(handoff('1').state).toBe('sent');
    expect(times('contact', '1')).toBe(1);
  });
});

it('no worker is kept alive for searches that prove nothing, and each worker goes on counting them', async () => {
  const held: boolean[] = [];
  const { pump } = createPump({ ...worker.deps, later: (_, hold = false) => void held.push(hold) });
  await worker.outbox.add(await newHandoff(world, '1', 'vague D'));
  world.replies.push('silence');
  await pump();
  expect([handoff('1').absences, held]).toEqual([1, [false]]);
  for (let minute = 0; minute < 5; minute++) {
    world.pass(61_000);
    await restart();
  }
  expect(handoff('1')).toMatchObject({ state: 'unknown', absences: 3 });
});

it('a search that proves nothing is made a few times and then left to the person', async () => {
  await send('1', 'vague D', 'silence');
  for (let minute = 0; minute < 5; minute++) await later(61_000);
  expect(handoff('1')).toMatchObject({ state: 'unknown', absences: 3 });
  world.commit('lead', 'LH-1');
  await later(61_000);
  expect(handoff('1').state).toBe('unknown');
  await reconcile(worker.deps, '1');
  await later(0);
  expect(handoff('1').state).toBe('sent');
});
