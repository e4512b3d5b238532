import { expect, it } from 'vitest';
import type { Step } from '../crm/define.ts';
import { emptyLead } from '../lead/lead.ts';
import { type Handoff, type HandoffState, handoffStates } from './handoff.ts';
import { createdSteps, type HandoffEvent, next, skipNeedless } from './machine.ts';

const problem = { kind: 'answer', message: 'No.' };
const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  label: id,
  request: { method: 'POST', path: `/${id}` },
  ...more,
});

function handoff(change: Partial<Handoff> = {}): Handoff {
  return {
    version: 1,
    id: 'h',
    draftId: 'd',
    sequence: 1,
    crm: 'c',
    accountId: 'a',
    accountName: 'A',
    reference: 'LH-000000',
    lead: emptyLead(),
    values: {},
    chosen: {},
    timeZone: 'UTC',
    source: { url: '', title: '' },
    steps: [step('lead')],
    hash: '',
    state: 'queued',
    at: 0,
    done: {},
    attempts: 0,
    createdAt: 1,
    updatedAt: 1,
    ...change,
  };
}

const { lead, values, chosen, timeZone, source, steps, hash, reference } = handoff();
const payload = { lead, values, chosen, timeZone, source, steps, hash, reference };
const found = [{ id: '1', title: 'One' }];

/** What each event makes of each state; a state that is absent stays as it is. */
const table: [string, HandoffEvent, Partial<Record<HandoffState, HandoffState>>][] = [
  ['dispatch', { type: 'dispatch' }, { queued: 'sending' }],
  ['done', { type: 'done', id: '1' }, { sending: 'sent' }],
  ['refused', { type: 'refused', problem }, { queued: 'rejected', sending: 'rejected' }],
  ['hold', { type: 'hold', problem }, { queued: 'held', sending: 'held' }],
  ['wait', { type: 'wait', problem, notBefore: 9 }, { queued: 'queued', sending: 'queued' }],
  ['unclear', { type: 'unclear', problem }, { sending: 'unknown' }],
  ['found', { type: 'found', found }, { unknown: 'sent' }],
  ['first absence', { type: 'absent', counts: true, authoritative: true, again: 9 }, { unknown: 'unknown' }],
  ['search failed', { type: 'searchFailed', again: 9 }, { unknown: 'unknown' }],
  ['duplicates', { type: 'duplicates', found: [...found, ...found] }, { sent: 'sent' }],
  ['release', { type: 'release' }, { held: 'queued' }],
  ['edit', { type: 'edit', payload }, { rejected: 'queued', held: 'queued' }],
  ['send again', { type: 'sendAgain' }, { queued: 'queued', held: 'queued', rejected: 'queued', unknown: 'queued' }],
  ['retry', { type: 'retry' }, { queued: 'queued', held: 'queued', rejected: 'queued' }],
  ['mark sent', { type: 'markSent' }, { unknown: 'sent' }],
  [
    'discard',
    { type: 'discard' },
    { queued: 'discarded', held: 'discarded', rejected: 'discarded', unknown: 'discarded' },
  ],
];

it.each(table)('%s', (_, event, moves) => {
  for (const state of handoffStates) {
    const before = handoff({ state });
    const after = next(before, event, 5);
    if (moves[state]) expect(after, state).toMatchObject({ state: moves[state], updatedAt: 5 });
    else expect(after, state).toBe(before);
  }
});

it('a second authoritative absence sends again, and only that', () => {
  const unknown = handoff({ state: 'unknown', absences: 1, problem });
  expect(next(unknown, { type: 'absent', counts: false, authoritative: true, again: 9 }, 5)).toMatchObject({
    state: 'unknown',
    absences: 1,
  });
  expect(next(unknown, { type: 'absent', counts: true, authoritative: true, again: 9 }, 5)).toMatchObject({
    state: 'queued',
  });
  expect(next(unknown, { type: 'absent', counts: true, authoritative: true, again: 9 }, 5)).not.toHaveProperty(
    'absences',
  );
  expect(next(unknown, { type: 'absent', counts: true, authoritative: false, again: 9 }, 5)).toMatchObject({
    state: 'unknown',
    absences: 2,
  });
});

it('a release lets go only what was held for one of its reasons', () => {
  const held = handoff({ state: 'held', problem: { kind: 'key', message: '' } });
  expect(next(held, { type: 'release', kinds: ['locked'] }, 5)).toBe(held);
  expect(next(held, { type: 'release', kinds: ['key'] }, 5)).toMatchObject({ state: 'queued' });
});

it('goes from step to step, queued in between, keeping each id', () => {
  const two = handoff({ steps: [step('contact'), step('lead')], state: 'sending', attempts: 1 });
  const after = next(two, { type: 'done', id: 'c1' }, 5);
  expect(after).toMatchObject({ state: 'queued', at: 1, done: { contact: 'c1' }, attempts: 0 });
  const sent = next({ ...after, state: 'sending' }, { type: 'done', id: 'l1', recordId: 'l1', recordUrl: 'u' }, 6);
  expect(sent).toMatchObject({ state: 'sent', done: { contact: 'c1', lead: 'l1' }, recordId: 'l1', recordUrl: 'u' });
});

const chain = [step('find', { safe: true }), step('make', { unless: 'find' }), step('lead')];

it('skips a step whose record an earlier one found, and does not skip it otherwise', () => {
  const searching = handoff({ steps: chain, state: 'sending' });
  expect(next(searching, { type: 'done', id: 'c1' }, 5)).toMatchObject({ at: 2, done: { find: 'c1', make: 'c1' } });
  expect(next(searching, { type: 'done' }, 5)).toMatchObject({ at: 1, done: { find: '' } });
  expect(skipNeedless(chain, {}, 0)).toEqual({ at: 0, done: {} });
});

it('repeats a step that changes nothing, twice by itself, and then asks', () => {
  const searching = handoff({ steps: chain, state: 'sending', attempts: 1 });
  const first = next(searching, { type: 'unclear', problem }, 5);
  expect(first).toMatchObject({ state: 'queued', problem });
  expect(first.notBefore).toBeGreaterThan(5);
  expect(next({ ...searching, attempts: 3 }, { type: 'unclear', problem }, 5)).toMatchObject({
    state: 'held',
    problem,
  });
});

it('edits begin anew unless something was created; then that stays', () => {
  const edited = { ...payload, steps: chain };
  const searched = handoff({ steps: chain, state: 'rejected', at: 2, done: { find: 'c1', make: 'c1' } });
  expect(createdSteps(searched)).toEqual([]);
  expect(next(searched, { type: 'edit', payload: edited }, 5)).toMatchObject({ at: 0, done: {} });

  const created = handoff({ steps: chain, state: 'rejected', at: 2, done: { find: '', make: 'c2' } });
  expect(createdSteps(created).map(({ id }) => id)).toEqual(['make']);
  expect(next(created, { type: 'edit', payload: edited }, 5)).toMatchObject({ at: 2, done: { find: '', make: 'c2' } });
  const shorter = { ...payload, steps: chain.slice(0, 2) };
  expect(next(created, { type: 'edit', payload: shorter }, 5)).toMatchObject({ state: 'sent' });
});

it('tells of duplicates when a search finds more than one', () => {
  const unknown = handoff({ state: 'unknown', problem });
  const twice = [...found, { id: '2', title: 'Two' }];
  expect(next(unknown, { type: 'found', found: twice, recordId: '1' }, 5)).toMatchObject({
    state: 'sent',
    recordId: '1',
    found: twice,
    problem: { kind: 'duplicate' },
  });
  const sent = handoff({ state: 'sent' });
  expect(next(sent, { type: 'duplicates', found }, 5)).toBe(sent);
});
