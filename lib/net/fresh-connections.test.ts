import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { resetBrowser } from '../../tests/in-process/extension.ts';

type Rules = Parameters<typeof fakeBrowser.declarativeNetRequest.updateSessionRules>[0];
let useFreshConnections: () => Promise<void>;

beforeEach(async () => {
  resetBrowser();
  vi.resetModules();
  ({ useFreshConnections } = await import('./fresh-connections.ts'));
});

it('closes the connection after each request of the extension itself, and of nobody else', async () => {
  const updates: Rules[] = [];
  Object.assign(fakeBrowser.declarativeNetRequest, {
    updateSessionRules: async (rules: Rules) => void updates.push(rules),
  });
  await Promise.all([useFreshConnections(), useFreshConnections()]);
  expect(updates).toHaveLength(1);
  const [rule] = updates[0]?.addRules ?? [];
  expect(rule?.condition.initiatorDomains).toEqual([fakeBrowser.runtime.id]);
  expect(rule?.condition.requestDomains).toEqual(expect.arrayContaining(['acculynx.com', 'apptivo.com', '127.0.0.1']));
  expect(rule?.action.requestHeaders).toEqual([{ header: 'connection', operation: 'set', value: 'close' }]);
});

it('does not keep a lead from being sent where there are no such rules, and asks again', async () => {
  const update = vi.fn().mockRejectedValue(new Error('not here'));
  Object.assign(fakeBrowser.declarativeNetRequest, { updateSessionRules: update });
  await useFreshConnections();
  await useFreshConnections();
  expect(update).toHaveBeenCalledTimes(2);
});
