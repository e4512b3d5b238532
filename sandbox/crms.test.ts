import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CrmRequest, SandboxCrm } from './crm.ts';
import { makers } from './crms.ts';

/** JSON in which the names that the CRM reads turn up often, with values of every type below them. */
function bodies(names: readonly string[]): fc.Arbitrary<unknown> {
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(null, '', 'x', 8, true, '{"a":[1]}', '__proto__'),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('node'), { maxKeys: 8 }),
    ),
  }));
  return node;
}

const names =
  '__proto__ constructor id data type company contact name custom job portal_lead operation_id custom_field_values 123 visit task primaryContact department assignees customFieldValues field query rules combinator customerData emailAddresses addresses attributeName customerId a searchData'.split(
    ' ',
  );

function request(body: unknown, method: string, path: string): CrmRequest {
  const params = Object.fromEntries(
    path.split('/').flatMap((part) => (part.startsWith(':') ? [[part.slice(1), 'x']] : [])),
  );
  return { method, path, params, query: new URLSearchParams(), headers: {}, body };
}

describe.each(makers.map((make): [string, SandboxCrm] => [make().id, make()]))('%s', (_, crm) => {
  test('judges any body without failing', () => {
    fc.assert(
      fc.property(bodies(names), (body) => {
        for (const { method, path, handle } of crm.routes) {
          const decision = handle(request(body, method, path));
          const { status } = 'commit' in decision ? decision.commit().answer : decision;
          expect(status).toBeLessThan(500);
        }
        return true;
      }),
      { numRuns: 300 },
    );
  });

  test('has credentials of its own, and others that are forbidden', () => {
    expect(Object.keys(crm.forbiddenCredentials)).toEqual(Object.keys(crm.credentials));
    expect(crm.forbiddenCredentials).not.toEqual(crm.credentials);
  });
});

test('no CRM of the sandbox knows the extension: the two can disagree', () => {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const imports = readFileSync(path, 'utf8').matchAll(/from '(\.[^']{1,80})'/g);
    for (const [, to = ''] of imports) visit(join(path, '..', to));
  };
  visit(join(import.meta.dirname, 'crms.ts'));
  expect(seen.size).toBeGreaterThan(makers.length);
  expect([...seen].filter((path) => !path.startsWith(import.meta.dirname))).toEqual([]);
});
