import { describe, expect, test } from 'vitest';
import type { Coverage } from '../lib/crm/coverage.ts';
import { verdicts } from '../lib/crm/coverage.ts';
import { crms } from '../lib/crm/index.ts';
import { fieldTable, outOfDate, storedResults, withSection } from './field-tables.ts';

test('docs/crms.md and the README say what the definitions say', async () => {
  expect(await outOfDate(), 'run npm run docs:crms').toEqual([]);
});

test('the contract suite passed for every CRM when the page was made', () => {
  const results = storedResults();
  expect(Object.keys(results).toSorted()).toEqual(crms.map(({ id }) => id).toSorted());
  for (const { passed, failed } of Object.values(results)) {
    expect(failed).toBe(0);
    expect(passed).toBeGreaterThan(0);
  }
});

describe.each(crms.map((crm) => [crm.id, crm] as const))('the page of %s', (id, crm) => {
  const load = async () => ((await import(`../lib/crm/${id}/coverage.ts`)) as { default: Coverage }).default;

  test('every name on it is used, or it is said why not', async () => {
    const { endpoints, groups } = await load();
    expect(endpoints.filter(({ used, not }) => (used === undefined) === (not === undefined))).toEqual([]);
    for (const group of groups) {
      const silent = verdicts(group, crm).filter(({ says }) => says === '');
      expect(
        silent.map(({ name }) => name),
        group.title,
      ).toEqual([]);
      const names = group.names.split(/\s+/);
      expect(new Set(names).size, group.title).toBe(names.length);
      const strangers = [...Object.keys(group.used ?? {}), ...Object.keys(group.not ?? {})].filter(
        (name) => name !== '*' && !names.includes(name),
      );
      expect(strangers, group.title).toEqual([]);
    }
  });

  test('no field stands where the page has no name', async () => {
    const { groups } = await load();
    const plain = (path: string) => path.replace(/\[[^\]]*\]/g, '');
    for (const field of crm.fields) {
      if (field.path === null) continue;
      const step = field.step ?? crm.mainStep;
      const places = groups
        .filter((group) => group.prefix !== undefined && (group.step ?? crm.mainStep) === step)
        .flatMap((group) => group.names.split(/\s+/).map((name) => `${group.prefix}${name}`));
      const path = plain(field.path);
      expect(
        places.some((place) => place === path || path.startsWith(`${place}.`) || place.startsWith(`${path}.`)),
        path,
      ).toBe(true);
    }
  });
});

test('ConeCRM’s page has 42 endpoints', async () => {
  const { default: coverage } = await import('../lib/crm/conecrm/coverage.ts');
  expect(new Set(coverage.endpoints.map(({ name }) => name)).size).toBe(42);
});

test('a table says where a value comes from, and a README without markers is an error', () => {
  const [acculynx] = crms;
  expect(acculynx && fieldTable(acculynx)).toContain(
    '| First name | `firstName` | yes | 50 characters | first name | yes |',
  );
  expect(() => withSection('# Nothing here')).toThrow(/fields/);
});
