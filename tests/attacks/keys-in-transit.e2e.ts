import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crms } from '../../lib/crm/index.ts';
import type { BrowserKind } from '../faults/fault.ts';
import { openStage, type Stage } from '../faults/stage.ts';
import { startHtmlServer } from '../html-server.ts';

const statuses = [301, 302, 303, 307, 308];
const ids = crms.map(({ id }) => id);
/** CRMs of which anything is read without sending. */
const readers = crms.filter(({ check, lookups }) => check || lookups);

describe.each<BrowserKind>(['chromium', 'firefox'])('keys in transit, in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind, ids, 7);
  });
  afterAll(() => stage?.close());

  it.each(statuses)('%i to a send: nothing goes elsewhere, and it is never called sent', async (status) => {
    for (const host of otherHosts(stage)) {
      const before = stage.sandbox.log.length;
      const sends = ids.map(async (crm) => {
        stage.sandbox.fault({ crm, kind: 'redirect', status, to: `${host}/taken`, match: { writes: true } });
        const { id } = await stage.send(crm);
        await stage.sandbox.until(
          (entry) => entry.crm === crm && entry.fault === 'redirect' && entry.status === status,
        );
        return id;
      });
      const sent = new Set(await Promise.all(sends));
      const states = async () =>
        (await stage.handoffs()).filter(({ id }) => sent.has(id)).map(({ crm, state }) => `${crm} ${state}`);
      await expect
        .poll(async () => (await states()).sort(), { timeout: 60_000 })
        .toEqual(ids.map((crm) => `${crm} unknown`).sort());
      expect(stage.sandbox.log.slice(before).some(({ executed }) => executed)).toBe(false);
      for (const id of sent) await stage.ask('handoff.resolve', { id, action: 'discard' });
    }
    expect(stage.sandbox.elsewhere.log).toEqual([]);
  });

  it.each(statuses)('%i to what is read: nothing goes elsewhere', async (status) => {
    for (const host of otherHosts(stage)) {
      const reads = readers.map(async ({ id, check, lookups }) => {
        const redirect = () => stage.sandbox.fault({ crm: id, kind: 'redirect', status, to: `${host}/taken` });
        const lookup = Object.keys(lookups ?? {})[0];
        if (check) {
          redirect();
          expect(await stage.ask('accounts.test', { id: `sandbox-${id}` })).toMatchObject({ ok: false });
        }
        if (lookup) {
          redirect();
          const read = stage.ask('crm.lookup', { accountId: `sandbox-${id}`, lookup, fresh: true });
          await expect(read).rejects.toThrow('connection');
        }
      });
      await Promise.all(reads);
    }
    expect(stage.sandbox.elsewhere.log).toEqual([]);
  });

  it('no cookie of the host goes along, and no referrer', async () => {
    // Cookies know no ports: what one server of this host sets, the browser has for every CRM on it.
    const server = await startHtmlServer();
    await (await stage.browser.popupOn(server.put('<script>document.cookie = "session=1; path=/"</script>'))).close();
    await server.close();
    const before = stage.sandbox.log.length;
    for (const crm of ids) await stage.send(crm);
    await stage.settle(20_000);
    const requests = stage.sandbox.log.slice(before);
    expect(new Set(requests.map(({ crm }) => crm))).toEqual(new Set(ids));
    for (const { headers } of requests) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  it.each([
    ['a host of somebody else', 'https://crm.evil.example'],
    ['a host that only begins alike', 'https://api.acculynx.com.evil.example'],
    ['a host that only ends alike', 'https://evilacculynx.com'],
    ['an address without encryption', 'http://api.acculynx.com'],
    ['an address with a user', 'https://api.acculynx.com@evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
  ])('an account cannot be set to %s', async (_, base) => {
    const account = { id: 'other', crm: 'acculynx', name: 'Other', base, defaults: {}, paths: {}, remembered: {} };
    const saved = stage.ask('accounts.save', { account: { ...account, plain: {} }, secrets: { apiKey: 'x' } });
    await expect(saved).rejects.toThrow(/address/);
  });
});

/** Two other hosts than the CRM's: another port of the same name, and another name; both granted to the extension. */
function otherHosts(stage: Stage): string[] {
  const { url } = stage.sandbox.elsewhere;
  return [url, url.replace('127.0.0.1', 'localhost')];
}
