import { expect, test } from 'vitest';
import { apiOf } from './apis.ts';
import { crms } from './index.ts';

test.each(crms)('the worker speaks with $id as its definition says', (crm) => {
  const api = apiOf(crm.id);
  expect(api).toBeDefined();
  expect(crm).toMatchObject({ ...api });
});

test('a CRM that this version does not know has none', () => {
  expect(apiOf('acme')).toBeUndefined();
});
