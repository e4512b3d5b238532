import { expect, test } from 'vitest';
import { leadNamed } from '../../tests/in-process/extension.ts';
import acculynx from '../crm/acculynx/index.ts';
import singleops from '../crm/singleops/index.ts';
import { emptyLead } from '../lead/lead.ts';
import { planHandoff } from './plan.ts';

const account = { defaults: {}, paths: {}, remembered: {} };
const context = { values: {}, reference: 'LH-7F3K9Q', timeZone: 'America/Denver' };

test('what the table refuses is not handed over', () => {
  expect(planHandoff(acculynx, account, { ...context, lead: emptyLead() })).toMatchObject({
    kind: 'refused',
    fields: { firstName: 'This is required.' },
  });
});

test('values of fields that are not known yet would be lost, so they are refused', () => {
  const values = { operationId: '1234', 'custom.123': 'Website' };
  const lookups = { operations: { options: [{ value: '1234', label: 'Trees' }] } };
  expect(planHandoff(singleops, account, { ...context, lead: leadNamed('Okafor'), values, lookups })).toMatchObject({
    kind: 'refused',
    message: 'The fields of the account are not known yet: customInputs.',
  });
});

test('the requests go along with where fields stand and which list a choice is from', () => {
  const lookups = { operations: { options: [{ value: '1234', label: 'Trees' }] }, customInputs: { options: [] } };
  const paths = { notes: { path: 'job.remarks' }, name: { off: true } };
  const plan = planHandoff(
    singleops,
    { ...account, paths },
    { ...context, lead: leadNamed('Okafor'), values: { operationId: '1234' }, lookups },
  );
  if ('kind' in plan) throw new Error(plan.message);
  expect(plan).toMatchObject({
    reference: 'LH-7F3K9Q',
    chosen: { operationId: [{ value: '1234', label: 'Trees' }] },
    steps: [
      { id: 'job', request: { body: { job: { operation_id: 1234, remarks: expect.stringContaining('LH-7F3K9Q') } } } },
    ],
  });
  const fields = new Map(plan.fields?.map((field) => [field.key, field]));
  expect(fields.get('operationId')).toEqual({
    key: 'operationId',
    path: 'job.operation_id',
    step: 'job',
    lookup: 'operations',
  });
  expect(fields.get('notes')).toEqual({ key: 'notes', path: 'job.remarks', step: 'job' });
  expect(fields.has('name')).toBe(false);
});
