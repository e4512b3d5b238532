import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field } from './define.ts';
import { rejection, vendorErrors } from './rejection.ts';

const row = (key: string, path: string | null): Field => ({ key, label: key, path, documented: true });
const fields = [
  row('first', 'job.portal_lead.first_name'),
  row('name', 'job.name'),
  row('division', 'job.operation_id'),
  row('taskName', 'task.name'),
  row('city', 'addresses[0].city'),
  row('assignees', 'assignees'),
  row('steer', null),
];

describe('vendorErrors', () => {
  test.each([
    [
      { errors: { a: ['x', 'y'], b: 'z' }, message: 'No.' },
      { message: 'No.', fields: { a: 'x y', b: 'z' } },
    ],
    [{ errors: { a: { b: ['x'] } } }, { message: '', fields: { 'a.b': 'x' } }],
    [{ errors: [{ field: 'a', message: 'x' }] }, { message: '', fields: { a: 'x' } }],
    [{ errors: [{ detail: 'x', source: { pointer: '/data/a' } }] }, { message: '', fields: { '/data/a': 'x' } }],
    [
      { errors: ['x', 'y'], message: 'No.' },
      { message: 'No. x y', fields: {} },
    ],
    [{ error: { message: 'x' } }, { message: 'x', fields: {} }],
    [{ error: 'x' }, { message: 'x', fields: {} }],
    ['x', { message: 'x', fields: {} }],
  ])('%j', (json, expected) => {
    expect(vendorErrors(json)).toEqual(expected);
  });

  test('none where there is none', () => {
    for (const json of [undefined, null, '', 7, [], {}, { error: null }, { errors: [] }, { success: true }]) {
      expect(vendorErrors(json)).toBeUndefined();
    }
  });

  test('no body makes it throw or run away', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (json) => void rejection(vendorErrors(json), fields, 400)));
  });
});

describe('rejection', () => {
  const at = (errors: Record<string, string>, message = '') => rejection({ message, fields: errors }, fields, 400);

  test.each([
    ['job.name', 'name'],
    ['/job/name', 'name'],
    ['First_Name', 'first'],
    ['portal_lead.first_name', 'first'],
    ['operation_id', 'division'],
    ['task.name', 'taskName'],
    ['assignees[0]', 'assignees'],
    ['addresses.0.city', 'city'],
  ])('%s names %s', (name, key) => {
    expect(at({ [name]: 'bad' })).toMatchObject({ kind: 'rejected', fields: { [key]: 'bad' } });
  });

  test('what names no field is said all the same', () => {
    expect(at({ shoeSize: 'bad' })).toMatchObject({ message: 'shoeSize: bad', fields: {} });
  });

  test.each([
    [
      'First name is too long (maximum is 255 characters)',
      { first: 'First name is too long (maximum is 255 characters)' },
    ],
    [
      "Operation must exist, Task name can't be blank",
      { division: 'Operation must exist', taskName: "Task name can't be blank" },
    ],
    ['The account is closed.', {}],
    ['Names are hard', {}],
  ])('the sentence “%s”', (message, expected) => {
    expect(at({}, message)).toMatchObject({ fields: expected });
  });

  test('a message only partly about fields stays whole', () => {
    expect(at({}, 'Operation must exist, and so on')).toMatchObject({ message: 'Operation must exist, and so on' });
  });
});
