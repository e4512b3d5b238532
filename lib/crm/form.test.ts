import { describe, expect, test } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import { bodyOf } from './body.ts';
import { defineCrm, type Field } from './define.ts';
import { defaultValues, fieldsOf, planInput, planSteps, problemsOf } from './form.ts';

const row = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  label: key,
  path: key,
  documented: true,
  ...more,
});

function crmOf(fields: readonly Field[], more: object = {}) {
  return defineCrm({
    id: 'test',
    name: 'Test',
    docs: '',
    origin: 'https://api.test.example',
    domain: 'test.example',
    keyHelp: '',
    credentials: [],
    authorize: (request) => request,
    parts: [{ id: 'p', label: 'P', optional: true }],
    fields,
    mainStep: 'lead',
    steps: (input) => [
      { id: 'lead', label: 'Create', request: { method: 'POST', path: '/', body: bodyOf(input, input.fields) } },
    ],
    readResult: () => ({ kind: 'done' }),
    ...more,
  });
}
const account = { defaults: {}, paths: {}, remembered: {} };
const context = { reference: '', pageUrl: '', timeZone: 'America/Denver' };
const handover = { lead: emptyLead(), values: {}, reference: 'LH-7F3K9Q', timeZone: 'America/Denver' };

describe('fieldsOf', () => {
  test('takes the account’s paths and leaves out what it switched off', () => {
    const crm = crmOf([row('a'), row('b'), row('c', { path: null })]);
    const own = { ...account, paths: { a: { path: 'job.a' }, b: { off: true }, c: { path: 'x' } } };
    expect(fieldsOf(crm, own, {}, {}).map(({ key, path }) => [key, path])).toEqual([
      ['a', 'job.a'],
      ['c', null],
    ]);
  });

  test('a switched-off field that was required is neither asked for nor sent', () => {
    const crm = crmOf([row('a', { required: true })]);
    const own = { ...account, paths: { a: { off: true } } };
    expect(problemsOf(fieldsOf(crm, own, {}, {}), {})).toEqual([]);
    expect(planSteps(crm, own, { ...handover, values: { a: 'x' } })[0]?.request.body).toEqual({});
  });

  test('shows a field when its condition holds', () => {
    const crm = crmOf([row('task', { type: 'checkbox' }), row('title', { when: (values) => values.task === true })]);
    expect(fieldsOf(crm, account, {}, {}).map(({ key }) => key)).toEqual(['task']);
    expect(fieldsOf(crm, account, {}, { task: true }).map(({ key }) => key)).toEqual(['task', 'title']);
  });

  test('options come from the lookup once it is read, from what is remembered, and from the value itself where that is open', () => {
    const crm = crmOf([
      row('division', { type: 'select', lookup: 'divisions' }),
      row('manager', { remember: true }),
      row('client', { type: 'select', options: [{ value: '', label: 'New' }], open: true }),
    ]);
    expect(fieldsOf(crm, account, {}, {})[0]?.options).toBeUndefined();
    const own = { ...account, remembered: { manager: [{ value: 'Avery', label: 'Avery' }] } };
    const lookups = { divisions: { options: [{ value: '1', label: 'Main' }] } };
    const fields = fieldsOf(crm, own, lookups, { client: '7', 'client.label': 'Pat' });
    expect(fields.map(({ options }) => options)).toEqual([
      [{ value: '1', label: 'Main' }],
      [{ value: 'Avery', label: 'Avery' }],
      [
        { value: '', label: 'New' },
        { value: '7', label: 'Pat' },
      ],
    ]);
  });

  test('a field of an optional part is required once the part is filled', () => {
    const crm = crmOf([row('name', { part: 'p', required: true }), row('city', { part: 'p' })]);
    expect(fieldsOf(crm, account, {}, {})[0]?.required).toBe(false);
    expect(fieldsOf(crm, account, {}, { city: 'Denver' })[0]?.required).toBe(true);
  });

  test('a limit is less the room of the reference', () => {
    const crm = crmOf([
      row('notes', { max: 4000, reference: 'appended' }),
      row('cross', { max: 250, reference: 'whole' }),
    ]);
    expect(fieldsOf(crm, account, {}, {}).map(({ max }) => max)).toEqual([3980, 250]);
  });
});

describe('defaultValues', () => {
  const crm = crmOf([row('country', { from: (lead) => lead.address.country, fallback: 'US' })]);
  const lead = (country: string) => ({ ...emptyLead(), address: { ...emptyLead().address, country } });

  test('the lead says it, else the account, else the definition', () => {
    const own = { defaults: { country: 'CA' } };
    expect(defaultValues(crm, own, lead('MX'), context)).toEqual({ country: 'MX' });
    expect(defaultValues(crm, own, lead(''), context)).toEqual({ country: 'CA' });
    expect(defaultValues(crm, { defaults: {} }, lead(''), context)).toEqual({ country: 'US' });
  });

  test('an account’s defaults for fields of the CRM’s own are kept', () => {
    expect(defaultValues(crm, { defaults: { 'custom.7': 'Email' } }, lead(''), context)).toMatchObject({
      'custom.7': 'Email',
    });
  });
});

describe('problemsOf', () => {
  const problems = (more: Partial<Field>, value: string | boolean | readonly string[] | undefined) =>
    problemsOf([row('a', more)], value === undefined ? {} : { a: value }).map(({ kind }) => kind);

  test('required', () => {
    expect(problems({ required: true }, undefined)).toEqual(['required']);
    expect(problems({ required: true }, '  ')).toEqual(['required']);
    expect(problems({ required: true }, 'x')).toEqual([]);
    expect(problems({}, '')).toEqual([]);
  });

  test('too long, with both numbers', () => {
    expect(problemsOf([row('a', { max: 3 })], { a: 'abcde' })).toEqual([
      { field: 'a', kind: 'tooLong', message: '2 characters too many: at most 3.', length: 5, max: 3 },
    ]);
    expect(problems({ max: 3 }, 'abc')).toEqual([]);
  });

  test('a choice that is not there, unless the field is open or typed', () => {
    expect(problems({ options: ['x'] }, 'y')).toEqual(['option']);
    expect(problems({ options: ['x'], type: 'list' }, ['x', 'y'])).toEqual(['option']);
    expect(problems({ options: ['x'], open: true }, 'y')).toEqual([]);
    expect(problems({ options: ['x'], remember: true }, 'y')).toEqual([]);
    expect(problems({}, 'y')).toEqual([]);
    // An empty list that was read: whatever was chosen is gone.
    expect(problems({ options: [] }, 'y')).toEqual(['option']);
  });

  test('formats', () => {
    expect(problems({ type: 'email' }, 'a@b.example')).toEqual([]);
    expect(problems({ type: 'email' }, 'a@b')).toEqual(['format']);
    expect(problems({ type: 'email' }, 'a b@c.example')).toEqual(['format']);
    expect(problems({ type: 'number' }, 'many')).toEqual(['format']);
    expect(problems({ type: 'date' }, '2026-03-12')).toEqual([]);
    expect(problems({ type: 'datetime' }, '2026-03-12T15:00-07:00')).toEqual([]);
    expect(problems({ type: 'datetime' }, 'tomorrow')).toEqual(['format']);
    expect(problems({ type: 'url' }, 'okafor.example/contact')).toEqual([]);
    expect(problems({ pattern: { source: '^[A-Z]{2}$', says: 'Two letters.' } }, 'Co')).toEqual(['format']);
  });
});

describe('planInput', () => {
  test('what was not touched has the defaults, what was cleared stays empty', () => {
    const crm = crmOf([
      row('name', { from: (lead) => lead.firstName }),
      row('city', { from: (lead) => lead.address.city }),
    ]);
    const lead = { ...emptyLead(), firstName: 'Bob', address: { ...emptyLead().address, city: 'Denver' } };
    const [step] = planSteps(crm, account, { ...handover, lead, values: { city: '' } });
    expect(step?.request.body).toEqual({ name: 'Bob' });
  });

  test('chosen options that no longer fit the value are dropped', () => {
    const crm = crmOf([row('a', { options: [{ value: '1', label: 'One' }] })]);
    const chosen = { a: [{ value: '2', label: 'Two' }] };
    expect(planInput(crm, account, { ...handover, values: { a: '1' }, chosen }).chosen).toEqual({
      a: [{ value: '1', label: 'One' }],
    });
  });

  test('values of fields whose lookup is missing are not lost without a word', () => {
    const crm = crmOf([], {
      dynamicFields: () => [],
      lookups: { inputs: { label: 'Inputs', read: async () => ({ options: [] }) } },
    });
    expect(() => planInput(crm, account, { ...handover, values: { 'custom.7': 'x' } })).toThrow(/inputs/);
    expect(() =>
      planInput(crm, account, { ...handover, values: { 'custom.7': 'x' }, lookups: { inputs: { options: [] } } }),
    ).not.toThrow();
  });
});
