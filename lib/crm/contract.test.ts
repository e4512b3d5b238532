import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isFilled, referenceLine } from './body.ts';
import { account, Bench, type ContractCases, factsOf, kindOf, refusedFields, sampleLead, textOf } from './contract.ts';
import type { Json, Values } from './define.ts';
import { fillPlaceholders, planSteps } from './form.ts';
import { crmHosts } from './hosts.ts';
import { crms } from './index.ts';
import { previewSteps } from './preview.ts';

// The sender asks the browser for the permission of the host: here everything is granted.
vi.mock('../browser.ts', () => ({ browser: { permissions: { contains: async () => true } } }));

/** Every text in a body, however deep. */
function stringsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(stringsIn) : [];
}

/**
 * One suite that every CRM passes, against the sandbox over HTTP, through the product's own sender. The
 * sandbox is written from the vendors' pages and never sees the definitions: where the two disagree, a test fails.
 */
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

  describe('the definition is whole', () => {
    test('its host is in the list that the manifest is made from', () => {
      expect(crmHosts).toContainEqual({ id, origin: crm.origin, domain: crm.domain });
    });

    test('keys of fields are unique, parts, steps and lookups exist', () => {
      const keys = crm.fields.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const parts = new Set(crm.parts?.map((part) => part.id));
      for (const field of crm.fields) {
        if (field.part !== undefined) expect(parts, field.key).toContain(field.part);
        if (field.lookup !== undefined) expect(Object.keys(crm.lookups ?? {}), field.key).toContain(field.lookup);
        if (field.type === 'select') expect(field.options ?? field.lookup, field.key).toBeDefined();
      }
      for (const { lookup } of crm.parts ?? []) {
        if (lookup !== undefined) expect(Object.keys(crm.lookups ?? {})).toContain(lookup);
      }
    });

    test('some field carries the reference', () => {
      expect(crm.fields.some((field) => field.reference !== undefined)).toBe(true);
    });
  });

  describe('sending', () => {
    test('what is required and what the lead says arrives, is executed once, and carries the reference', async () => {
      const run = await bench.handOver(values());
      expect(run.result).toMatchObject({ kind: 'done' });
      const main = bench.executed.filter(
        ({ path }) => path === run.steps.find((step) => step.id === crm.mainStep)?.request.path,
      );
      expect(main).toHaveLength(1);
      expect(JSON.stringify(main[0]?.record)).toContain('LH-7F3K9Q2ZTV');
      expect(main[0]?.record?.id).toBe(run.done[crm.mainStep] === '' ? main[0]?.record?.id : run.done[crm.mainStep]);
      expect(bench.executed.flatMap((entry) => entry.ignored)).toEqual([]);
    });

    test('nothing known about the lead is dropped on the way, but what is said to be', async () => {
      const phones = [...sampleLead.phones, { number: '+13035550145' }, { number: '+13035550146', extension: '77' }];
      const lead = { ...sampleLead, phones, emails: [...sampleLead.emails, 'third@okafor.example'] };
      const { steps } = await bench.plan(values(), lead);
      const texts = steps.flatMap(({ request }) => {
        const data = request.query?.customerData;
        return stringsIn(data === undefined ? request.body : JSON.parse(data));
      });
      const digits = texts.map((text) => text.replace(/\D/g, ''));
      const missing = Object.entries(factsOf(lead)).filter(
        ([name, value]) => !(/^phones\.\d$/.test(name) ? digits : texts).some((text) => text.includes(value)),
      );
      expect(missing.map(([name]) => name).toSorted()).toEqual(Object.keys(cases.dropped).toSorted());
    });

    test('every field is taken, and none is one that the CRM does not know', async () => {
      const full = cases.full(bench.known);
      const { fields, problems, input } = await bench.plan(full);
      expect(problems).toEqual([]);
      const empty = fields.filter((field) => !isFilled(input.values[field.key]) && !(field.key in cases.exempt));
      expect(empty.map(({ key }) => key)).toEqual([]);
      const run = await bench.handOver(full);
      expect(run.result).toMatchObject({ kind: 'done' });
      expect(bench.executed.flatMap((entry) => entry.ignored)).toEqual([]);
    });

    test('the preview is what arrives, with no secret in it', async () => {
      const { steps } = await bench.plan(values());
      const plain = Object.fromEntries(
        crm.credentials.filter(({ secret }) => !secret).map(({ key }) => [key, bench.credentials[key] ?? '']),
      );
      const previewed = previewSteps(crm, { base: bench.base, plain }, steps);
      const shown = JSON.stringify(previewed);
      for (const { key, secret } of crm.credentials) {
        if (secret) expect(shown).not.toContain(bench.credentials[key]);
      }
      const run = await bench.handOver(values());
      const arrived = bench.sandbox.log.slice(-run.steps.length);
      // Sandbox and preview mask with dots of their own number; an id that was to come is there on arrival.
      const dots = (text: string) => text.replace(/•+/g, '•');
      const filled = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_all, step: string) => run.done[step] ?? '');
      run.steps.forEach((made, index) => {
        const preview = previewed[steps.findIndex((step) => step.id === made.id)];
        const entry = arrived[index];
        const url = new URL(preview?.url ?? '');
        expect(preview?.method).toBe(entry?.method);
        expect(filled(decodeURIComponent(url.pathname))).toBe(entry?.path);
        expect(JSON.parse(dots(JSON.stringify(Object.fromEntries(url.searchParams))))).toEqual(
          JSON.parse(dots(JSON.stringify(entry?.query))),
        );
        expect(JSON.parse(dots(filled(preview?.body || 'null')))).toEqual(
          JSON.parse(dots(JSON.stringify(entry?.body))),
        );
        for (const [name, value] of Object.entries(preview?.headers ?? {})) {
          expect(dots(value)).toBe(dots(entry?.headers[name.toLowerCase()] ?? ''));
        }
      });
    });
  });

  describe('limits', () => {
    const limited = async (key: string, length: number) => {
      const beside = cases.beside?.[key] ?? {};
      const before = await bench.plan({ ...values(), ...beside });
      const field = before.fields.find((entry) => entry.key === key);
      expect(field, key).toBeDefined();
      const room = field?.reference === 'appended' ? `\n\n${referenceLine('LH-7F3K9Q2ZTV')}`.length : 0;
      const text = textOf(length - room, field?.type);
      return { ...values(), ...beside, [key]: text } as Values;
    };

    test('each is the vendor’s: at the limit it is taken', async () => {
      for (const [key, limit] of Object.entries(cases.limits)) {
        const at = await limited(key, limit);
        expect((await bench.plan(at)).problems, key).toEqual([]);
        expect((await bench.handOver(at)).result, key).toMatchObject({ kind: 'done' });
      }
    });

    test('one over, the form refuses it, and so does the CRM, at that field', async () => {
      for (const [key, limit] of Object.entries(cases.limits)) {
        const over = await limited(key, limit + 1);
        expect((await bench.plan(over)).problems, key).toMatchObject([{ field: key, kind: 'tooLong' }]);
        const before = bench.executed.length;
        const run = await bench.handOver(over);
        expect(kindOf(run.result), key).toBe('rejected');
        if (!key.startsWith('custom.')) expect(refusedFields(run.result), key).toEqual([key]);
        expect(bench.executed.slice(before).filter(({ record }) => record?.id === run.done[crm.mainStep])).toEqual([]);
      }
    });

    test('no field of the table has another limit than the page', () => {
      const inTable = Object.fromEntries(crm.fields.flatMap(({ key, max }) => (max === undefined ? [] : [[key, max]])));
      const onPage = Object.fromEntries(Object.entries(cases.limits).filter(([key]) => !key.startsWith('custom.')));
      expect(inTable).toEqual(onPage);
    });
  });

  describe('choices', () => {
    test('each that the page prints is offered and taken', async () => {
      for (const [key, choices] of Object.entries(cases.enumerations)) {
        for (const choice of choices) {
          const picked = { ...values(), ...cases.beside?.[key], [key]: choice };
          expect((await bench.plan(picked)).problems, `${key} ${choice}`).toEqual([]);
          expect((await bench.handOver(picked)).result, `${key} ${choice}`).toMatchObject({ kind: 'done' });
        }
      }
    });

    test('one outside, the form refuses it, and so does the CRM', async () => {
      for (const key of Object.keys(cases.enumerations)) {
        const picked = { ...values(), ...cases.beside?.[key], [key]: 'Nothing of the kind' };
        expect((await bench.plan(picked)).problems, key).toMatchObject([{ field: key, kind: 'option' }]);
        const run = await bench.handOver(picked);
        expect(kindOf(run.result), key).toBe('rejected');
        if (!key.startsWith('custom.')) expect(refusedFields(run.result), key).toContain(key);
      }
    });
  });

  describe('what is missing', () => {
    test('what the page requires, the form asks for, and the CRM refuses without it', async () => {
      for (const key of cases.required) {
        const without = { ...values(), ...cases.beside?.[key], [key]: '' };
        expect((await bench.plan(without)).problems, key).toMatchObject([{ field: key, kind: 'required' }]);
        const run = await bench.handOver(without);
        expect(kindOf(run.result), key).toBe('rejected');
        expect(refusedFields(run.result), key).toContain(key);
      }
    });

    test('each required field is asked for by the form', async () => {
      const { fields, input } = await bench.plan(values());
      for (const { key } of fields.filter((field) => field.required)) {
        const without = { ...input.values, [key]: '' };
        expect((await bench.plan(without)).problems, key).toContainEqual(
          expect.objectContaining({ field: key, kind: 'required' }),
        );
      }
    });
  });

  test('whatever a page says, the plan is made and says it as it is', async () => {
    const lookups = await bench.lookups();
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const odd = fc.oneof(
      text,
      fc.constantFrom('{{lead}}', '\\{{contact}}', '__proto__', '</script>', '"; --', '\u202e'),
    );
    const leads = fc.record({
      firstName: odd,
      lastName: odd,
      companyName: odd,
      subject: odd,
      notes: odd,
      email: odd,
      number: odd,
      state: odd,
    });
    fc.assert(
      fc.property(leads, ({ email, number, state, ...names }) => {
        const address = { ...sampleLead.address, state, street: names.notes };
        const lead = { ...sampleLead, ...names, address, emails: [email], phones: [{ number }] };
        const handover = { lead, values: values(), lookups, reference: 'LH-7F3K9Q2ZTV', timeZone: 'America/Denver' };
        const steps = planSteps(crm, account, handover);
        const done = Object.fromEntries(steps.map((step) => [step.id, 'an-id']));
        const requests = steps.map((step) => fillPlaceholders(step.request, done));
        expect(JSON.parse(JSON.stringify(requests))).toEqual(requests);
        const main = requests[steps.findIndex((step) => step.id === crm.mainStep)];
        const data = main?.query?.customerData;
        const sent = stringsIn(data === undefined ? main?.body : JSON.parse(data));
        expect(sent.some((part) => part.includes(names.notes.trim()))).toBe(true);
        expect(sent.some((part) => part.includes('LH-7F3K9Q2ZTV'))).toBe(true);
      }),
    );
  });

  test('plans are plain data: they survive being stored', async () => {
    const { steps } = await bench.plan(values());
    expect(JSON.parse(JSON.stringify(steps)) as Json).toEqual(steps);
  });
});
