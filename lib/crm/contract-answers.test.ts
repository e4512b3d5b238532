import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Bench, type ContractCases, kindOf, refusedFields, sampleLead } from './contract.ts';
import { crms } from './index.ts';

// The sender asks the browser for the permission of the host: here everything is granted.
vi.mock('../browser.ts', () => ({ browser: { permissions: { contains: async () => true } } }));

/** The other half of the contract: what the CRM answers, to writes and to questions. */
describe.each(crms.map((crm) => [crm.id, crm] as const))('%s', (id, crm) => {
  let bench: Bench;
  let cases: ContractCases;
  const values = () => cases.values(bench.known);

  beforeAll(async () => {
    cases = ((await import(`./${id}/contract.ts`)) as { default: ContractCases }).default;
    bench = await Bench.start(crm);
  });
  afterEach(() => bench.sandbox.reset());
  afterAll(() => bench.sandbox.close());

  describe('answers', () => {
    test('every documented error is told, at the field it names, and counts as refused', async () => {
      for (const { name, status, body, at, values: more, fields, message } of cases.errors) {
        await bench.sandbox.reset();
        bench.sandbox.fault({ crm: id, kind: 'status', status, body, match: at ? { path: at } : { writes: true } });
        const run = await bench.handOver({ ...values(), ...more });
        expect(kindOf(run.result), name).toBe('rejected');
        expect(refusedFields(run.result).toSorted(), name).toEqual([...fields].toSorted());
        if (message && run.result?.kind === 'rejected') expect(run.result.message, name).toMatch(message);
      }
    });

    test.each(['html', 'badJson'] as const)('a 200 with %s is neither sent nor refused', async (kind) => {
      bench.sandbox.fault({ crm: id, kind, match: { writes: true } });
      expect(kindOf((await bench.handOver(values())).result)).toBe('unclear');
    });

    test('a 200 that names no record is taken as the page allows', async () => {
      const path = (await bench.handOver(values())).steps.find((step) => step.id === crm.mainStep)?.request.path;
      await bench.sandbox.reset();
      bench.sandbox.fault({ crm: id, kind: 'withoutId', match: { writes: true, path } });
      const { result } = await bench.handOver(values());
      expect(kindOf(result)).toBe(cases.withoutId);
      if (result?.kind === 'done') expect(result.id).toBeUndefined();
    });

    test('a 200 that means no is not taken for success', async () => {
      bench.sandbox.fault({ crm: id, kind: 'refusal', match: { writes: true } });
      expect(kindOf((await bench.handOver(values())).result)).toBe(cases.refusal);
    });

    test('a 200 that lacks the vendor’s proof is not taken for success', () => {
      for (const json of cases.unproven) {
        const response = { status: 200, contentType: 'application/json', json, text: JSON.stringify(json) };
        const { kind } = crm.readResult(crm.mainStep, response, { method: 'POST', path: '/' }, []);
        expect(kind, JSON.stringify(json)).not.toBe('done');
      }
    });

    test('readResult never throws and never takes a strange body for a record', () => {
      const bodies: unknown[] = [
        undefined,
        null,
        '',
        'ok',
        7,
        true,
        [],
        [[]],
        {},
        { id: {} },
        { data: null },
        { errors: null },
        { id: null },
      ];
      for (const json of bodies) {
        for (const status of [200, 201, 400, 422]) {
          for (const contentType of ['application/json', 'text/html', '']) {
            const response = { status, contentType, json, text: '' };
            const result = crm.readResult(crm.mainStep, response, { method: 'POST', path: '/' }, []);
            if (status >= 400) expect(result.kind).toBe('rejected');
            else if (result.kind === 'done') {
              expect(result.id).toBeUndefined();
              expect(cases.withoutId).toBe('done');
              expect(contentType).toBe('application/json');
            }
          }
        }
      }
    });
  });

  describe('credentials', () => {
    const all = (value: string) => Object.fromEntries(crm.credentials.map(({ key }) => [key, value]));
    const bad = () =>
      [
        ['wrong', all('wrong'), 401],
        ['missing', all(''), 401],
        ['of somebody who may not', bench.sandbox.forbidden[id] ?? {}, 403],
      ] as const;

    test('wrong, missing or powerless ones are answered as such, and nothing is executed', async () => {
      for (const [name, credentials, status] of bad()) {
        const run = await bench.handOver(values(), sampleLead, credentials);
        expect(run.status, name).toBe(status);
        expect(bench.executed, name).toEqual([]);
      }
    });

    test('the account’s check proves them with one call that changes nothing, where there is one', async () => {
      if (crm.check === undefined) return;
      expect(await crm.check(bench.read())).toMatch(crm.name);
      for (const [name, credentials, status] of bad()) {
        await expect(crm.check(bench.read(credentials)), name).rejects.toMatchObject({ status });
      }
      expect(bench.executed).toEqual([]);
    });

    test('secrets stand where the vendor wants them and nowhere else', async () => {
      await bench.handOver(values());
      for (const { key, secret } of crm.credentials) {
        if (!secret) continue;
        expect(bench.sandbox.containing(bench.credentials[key] ?? '').length).toBeGreaterThan(0);
        expect(bench.sandbox.elsewhere.containing(bench.credentials[key] ?? '')).toEqual([]);
      }
      const secrets = crm.credentials.filter(({ secret }) => secret).map(({ key }) => bench.credentials[key] ?? '');
      // The sandbox's log shows some of them as dots.
      const inAddress = bench.sandbox.log.filter(({ query }) =>
        Object.values(query).some((value) => value.includes('•') || secrets.some((secret) => value.includes(secret))),
      );
      const methods = new Set(inAddress.map(({ method }) => method));
      expect([...methods].toSorted()).toEqual(cases.keysInAddress ?? []);
      const { steps } = await bench.plan(values());
      for (const { key } of crm.credentials) expect(JSON.stringify(steps)).not.toContain(bench.credentials[key]);
    });
  });

  describe('lookups', () => {
    test('each is covered', () => {
      expect(Object.keys(cases.lookups).toSorted()).toEqual(Object.keys(crm.lookups ?? {}).toSorted());
    });

    test.each([0, 1, 50, 51])('with %i entries', async (count) => {
      for (const [lookup, { seed, size, usable = (all: number) => all }] of Object.entries(cases.lookups)) {
        bench.sandbox.seed(id, seed(count));
        expect(size(await bench.lookups()), lookup).toBe(usable(count));
      }
    });
  });

  describe('duplicates', () => {
    const email = 'w.okafor@okafor.example';
    const phone = '303-555-0142';

    test.each([0, 1, 50, 51])('%i records of this person are all found, and marked', async (clients) => {
      if (crm.findDuplicates === undefined) return;
      bench.sandbox.seed(id, { clients, email, phone });
      // By either alone as well: what one search misses, the other would hide.
      for (const only of [{}, { phones: [] }, { emails: [] }]) {
        const found = await bench.duplicates({ ...sampleLead, ...only });
        expect(found).toHaveLength(clients);
        expect(new Set(found.map((duplicate) => duplicate.id)).size).toBe(clients);
        expect(found.every(({ exact, matched }) => exact && matched.length > 0)).toBe(true);
      }
    });

    test('what is no more than alike is not marked', async () => {
      if (crm.findDuplicates === undefined) return;
      bench.sandbox.seed(id, { clients: 3, email: 'someone.else@okafor.example', phone: '303-555-9999', exact: 3 });
      expect((await bench.duplicates(sampleLead)).filter(({ exact }) => exact)).toEqual([]);
    });

    test('wrong credentials are told, whatever is searched by', async () => {
      if (crm.findDuplicates === undefined) return;
      const credentials = Object.fromEntries(crm.credentials.map(({ key }) => [key, 'wrong']));
      for (const only of [{ phones: [] }, { emails: [] }]) {
        const lead = { ...sampleLead, ...only };
        const search = crm.findDuplicates(bench.read(credentials), { lead, values: {} });
        await expect(search).rejects.toMatchObject({ status: 401 });
      }
    });

    test('a page that lists a hundred e-mails and phones does not make a thousand requests', async () => {
      const emails = Array.from({ length: 100 }, (_, index) => `p${index}@many.example`);
      const phones = Array.from({ length: 100 }, (_, index) => ({ number: `+1303555${1000 + index}` }));
      await bench.duplicates({ ...sampleLead, emails, phones });
      expect(bench.sandbox.log.length).toBeLessThan(40);
    });

    test('searching changes nothing', async () => {
      await bench.duplicates(sampleLead);
      expect(bench.executed).toEqual([]);
    });
  });
});
