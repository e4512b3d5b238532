import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages } from '../../sandbox/pages.ts';
import { openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session?.close());

describe('a lead goes from its page to the CRM it suits', () => {
  it.each(demoPages)('$title → $crm', async ({ url, crm, lead }) => {
    const before = session.sandbox.log.length;
    const person = await session.open(url);
    expect(await person.lead()).toMatchObject({
      firstName: lead.firstName,
      lastName: lead.lastName,
      'emails.0': lead.emails?.[0],
    });
    await person.chooseAccount(`${session.sandbox.names[crm]} sandbox`);
    await person.send();
    const { outcome, recordId } = await person.outcome('sent', 'rejected', 'unknown', 'held');
    expect(outcome).toBe('sent');

    const executed = session.sandbox.log.slice(before).filter((entry) => entry.executed);
    expect(executed.map(({ record }) => record?.id)).toContain(recordId);
    expect(executed.every((entry) => entry.crm === crm)).toBe(true);
    expect(executed.flatMap(({ ignored }) => ignored)).toEqual([]);
    const received = session.sandbox.containing(lead.emails?.[0] ?? '').filter((entry) => entry.executed);
    expect(received).toHaveLength(1);
    await person.tab.close();
  });
});
