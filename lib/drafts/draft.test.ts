import { describe, expect, it } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import {
  chooseAccount,
  chooseLead,
  draftSchema,
  newDraft,
  putCapture,
  putValues,
  toggleAlso,
  typeLead,
  typeValue,
  undo,
  withHandoff,
  withoutHandoff,
} from './draft.ts';

const place = { tabId: 3, url: 'https://oak.example/contact', title: 'Contact' };
const ada = { ...emptyLead(), firstName: 'Ada' };

describe('a draft', () => {
  it('starts with what was first read, which is nothing to undo', () => {
    const draft = putCapture(newDraft(place), { lead: ada }, 'one');
    expect(draft.lead.firstName).toBe('Ada');
    expect(draft.past).toEqual([]);
  });

  it('undoes the typing in one field as one step', () => {
    let draft = putCapture(newDraft(place), { lead: ada }, 'one');
    for (const text of ['G', 'Gr', 'Grace']) draft = typeLead(draft, 'firstName', text);
    draft = typeLead(draft, 'lastName', 'Oak');
    draft = undo(draft);
    expect(draft.lead).toMatchObject({ firstName: 'Grace', lastName: '' });
    expect(undo(draft).lead.firstName).toBe('Ada');
  });

  it('undoes another reading of the page, evidence and all', () => {
    const first = putCapture(newDraft(place), { lead: ada }, 'one');
    const second = putCapture(first, { lead: { ...ada, firstName: 'Bea' } }, 'two');
    expect(second).toMatchObject({ captureId: 'two', lead: { firstName: 'Bea' } });
    expect(undo(second)).toMatchObject({ captureId: 'one', lead: { firstName: 'Ada' } });
  });

  it('remembers a bounded past', () => {
    let draft = newDraft(place);
    for (let at = 0; at < 100; at++) draft = typeLead(draft, at % 2 ? 'firstName' : 'lastName', `${at}`);
    expect(draft.past.length).toBeLessThanOrEqual(30);
  });

  it('keeps each account’s own values apart, and the lead with all of them', () => {
    let draft = typeValue(newDraft(place), 'a', 'priority', 'High');
    draft = chooseAccount(draft, 'b');
    expect(draft.values.b).toBeUndefined();
    expect(chooseAccount(draft, 'a').values.a).toEqual({ priority: 'High' });
  });

  it('takes a duplicate’s values as one step', () => {
    const draft = putValues(typeValue(newDraft(place), 'a', 'x', '1'), 'a', { clientId: '7', 'clientId.label': 'Ada' });
    expect(draft.values.a).toEqual({ x: '1', clientId: '7', 'clientId.label': 'Ada' });
    expect(undo(draft).values.a).toEqual({ x: '1' });
  });

  it('makes one handoff id for an account, however often it is asked', () => {
    const once = withHandoff(newDraft(place), 'a');
    expect(withHandoff(once, 'a').handoffs).toEqual(once.handoffs);
    // Also where the first press was not written down.
    expect(withHandoff({ ...once, handoffs: {} }, 'a').handoffs).toEqual(once.handoffs);
    expect(withHandoff(once, 'b').handoffs.b).not.toBe(once.handoffs.a);
    const anew = withHandoff(withoutHandoff(once, 'a'), 'a');
    expect(anew.handoffs.a).not.toBe(once.handoffs.a);
    expect(withHandoff(withoutHandoff(anew, 'a'), 'a').handoffs.a).not.toBe(once.handoffs.a);
  });

  it('makes the same id in two pages that have the draft open', () => {
    const draft = newDraft(place);
    expect(withHandoff(typeLead(draft, 'firstName', 'A'), 'a').handoffs).toEqual(withHandoff(draft, 'a').handoffs);
    const next = chooseLead(withHandoff(draft, 'a'), { title: 'Ada', lead: ada });
    expect(withHandoff(next, 'a').handoffs.a).not.toBe(withHandoff(draft, 'a').handoffs.a);
  });

  it('hands the next lead of a list over with ids of its own', () => {
    const draft = chooseLead(withHandoff(newDraft(place), 'a'), { title: 'Ada', lead: ada });
    expect(draft).toMatchObject({ handoffs: {}, lead: { firstName: 'Ada' } });
  });

  it('never sends twice to the account in view', () => {
    const draft = chooseAccount(toggleAlso(chooseAccount(newDraft(place), 'a'), 'b'), 'b');
    expect(draft).toMatchObject({ account: 'b', also: [] });
  });

  it('survives its own storage', () => {
    const draft = withHandoff(typeValue(typeLead(newDraft(place), 'firstName', 'A'), 'a', 'list', ['1', '2']), 'a');
    expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('takes nothing that was set for one person along to another, and undo brings it back', () => {
    const bea = { ...emptyLead(), firstName: 'Bea' };
    const first = putValues(putCapture(newDraft(place), { lead: ada }, 'one'), 'a', {
      clientId: '7',
      notes: 'Gate 12',
    });
    for (const next of [putCapture(first, { lead: bea }, 'two'), chooseLead(first, { lead: bea, title: 'Bea' })]) {
      expect(next.values).toEqual({});
      expect(undo(next)).toMatchObject({ lead: { firstName: 'Ada' }, values: { a: { clientId: '7' } } });
    }
    expect(putCapture(first, { lead: { ...ada, subject: 'Roof' } }, 'two').values).toEqual(first.values);
  });

  it('knows after an undo of “next row” what the row before was handed over as', () => {
    const sent = withHandoff(putCapture(newDraft(place), { lead: ada }, 'one'), 'a');
    const next = chooseLead(sent, { lead: { ...ada, firstName: 'Bea' }, title: 'Bea' });
    expect(next.handoffs).toEqual({});
    expect(undo(next).handoffs).toEqual(sent.handoffs);
    expect(undo(typeLead(sent, 'city', 'Denver')).handoffs).toEqual(sent.handoffs);
    expect(undo(withHandoff(typeLead(next, 'city', 'Denver'), 'a')).handoffs.a).toContain('.1.');
  });
});
