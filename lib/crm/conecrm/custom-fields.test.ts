import { expect, test } from 'vitest';
import { customFields, readCustomFields } from './custom-fields.ts';

test('whatever the options look like', async () => {
  const read = async () => [
    { id: '1', fieldName: 'A', fieldType: 'boolean', options: 'not json' },
    { id: '2', fieldName: 'B', fieldType: 'date', options: null },
    { field: { id: '3' }, fieldName: 'C', options: ['x', { value: 'y', label: 'Why' }] },
    { fieldName: 'no id' },
  ];
  const lookup = await readCustomFields(read);
  expect(customFields(lookup).map(({ type, options }) => [type, options])).toEqual([
    ['checkbox', undefined],
    ['date', undefined],
    [
      'select',
      [
        { value: 'x', label: 'x' },
        { value: 'y', label: 'Why' },
      ],
    ],
  ]);
});
