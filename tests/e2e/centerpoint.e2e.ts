import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxAccount, sandboxAccounts } from '../accounts.ts';
import { formsOf, optionsOf, press, remember, unfold } from '../forms.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** What Centerpoint's form can do, from the page to the wire. */

let session: Session;
beforeAll(async () => {
  session = await openSession({
    accounts: (sandbox) => [
      ...sandboxAccounts(sandbox),
      sandboxAccount(sandbox, 'centerpoint', { id: 'bare', name: 'Roofs north', defaults: {}, remembered: {} }),
    ],
  });
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, body } = formsOf(() => session, 'centerpoint');

it('remembers a lead type and a product for the account, by the names they were given', async () => {
  const first = await open('form', 'Roofs north');
  await unfold(first);
  await first.fill('crm.leadType', 'Storm');
  await remember(first.popup, 'leadType', 'Hail and storm');
  await first.fill('crm.product', 'Re-Roof');
  await remember(first.popup, 'product', 'New roof');
  await first.send();
  await first.outcome('sent');
  expect(body().data).toMatchObject({ opportunity: { leadType: 'Storm', product: 'Re-Roof' } });
  await done(first);

  const second = await open('form', 'Roofs north');
  await unfold(second);
  await waitIn(second.popup, () => document.querySelector('select[name="crm.leadType"]'), []);
  expect(await optionsOf(second.popup, 'crm.leadType')).toEqual(['Storm', '+']);
  await second.fill('crm.leadType', 'Hail and storm');
  await second.fill('crm.product', 'New roof');
  await second.send();
  await second.outcome('sent');
  expect(body().data).toMatchObject({ opportunity: { leadType: 'Storm', product: 'Re-Roof' } });
  // Another account has learned nothing of it: it knows its own four lead types.
  await second.chooseAccount('Centerpoint Connect sandbox');
  await unfold(second);
  expect(await optionsOf(second.popup, 'crm.leadType')).toHaveLength(5);
  await done(second);
});

it('sends a part only when something of it is filled', async () => {
  const person = await open('form', 'Roofs north');
  await unfold(person);
  const emptied = Object.entries(await person.values()).filter(
    ([key, value]) => /^(property|contact|opportunity)/.test(key) && typeof value === 'string' && value !== '',
  );
  expect(emptied.length).toBeGreaterThan(4);
  for (const [key, value] of emptied) if (value !== 'false') await person.fill(`crm.${key}`, '');
  await person.send();
  await person.outcome('sent');
  expect(Object.keys(body().data ?? {}).toSorted()).toEqual(['company', 'type']);
  await done(person);

  const other = await open('form', 'Roofs north');
  await unfold(other);
  for (const [key, value] of emptied) if (value !== 'false') await other.fill(`crm.${key}`, '');
  await other.fill('crm.propertyCounty', 'Multnomah');
  // A part that is begun wants its name.
  expect(await other.missing()).toContain('Property name');
  await other.fill('crm.propertyName', 'North hall');
  await other.send();
  await other.outcome('sent');
  expect(body().data).toMatchObject({ property: { name: 'North hall', county: 'Multnomah' } });
  expect(Object.keys(body().data ?? {}).toSorted()).toEqual(['company', 'property', 'type']);
  await done(other);
});

it('sends custom fields of each part by their labels, and the zone of the state or the one that is picked', async () => {
  const person = await open('form', 'Roofs north');
  await person.fill('lead.address.street', '418 Larkspur Lane');
  await person.fill('lead.address.state', 'IL');
  await unfold(person);
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLSelectElement>('[name="crm.propertyTimeZone"]')?.value === 'America/Chicago',
    [],
  );
  await person.fill('crm.companyTimeZone', 'America/New_York');
  const parts = ['company', 'property', 'contact', 'opportunity'];
  for (const [index, part] of parts.entries()) {
    await press(person.popup, 'Add a custom field', index);
    await person.fill(`crm.${part}Custom.0.label`, `Label of ${part}?`);
    await person.fill(`crm.${part}Custom.0.value`, `value of ${part}`);
  }
  await person.fill('crm.price', '1250');
  await person.send();
  await person.outcome('sent');
  const data = body().data as unknown as Record<string, { custom: unknown; timeZone: string; price: number }>;
  for (const part of parts) expect(data[part]?.custom).toEqual({ [`Label of ${part}?`]: `value of ${part}` });
  expect(data.company?.timeZone).toBe('America/New_York');
  expect(data.property?.timeZone).toBe('America/Chicago');
  expect(data.opportunity?.price).toBe(1250);
  await done(person);
});
