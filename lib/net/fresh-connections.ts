import { browser } from '../browser.ts';
import { crmHosts } from '../crm/hosts.ts';

const ruleId = 1;

let asked: Promise<void> | undefined;

/**
 * Makes every request of the extension to a CRM use a connection of its own, by `Connection: close`.
 * On a reused connection that dies before the reply the browser sends a POST again by itself, and a
 * lead is in the CRM twice while `fetch` tells of one answer (docs/adr/0003-fresh-connections.md). The
 * header cannot be set in `fetch`; a session rule of the extension's own can. Must be there before the
 * first request; asked for once per worker. Where the browser has no such rules, searching finds doubles.
 */
export function useFreshConnections(): Promise<void> {
  asked ??= setRule().catch(() => {
    asked = undefined;
  });
  return asked;
}

async function setRule(): Promise<void> {
  const requestDomains = [...crmHosts.map(({ domain }) => domain), '127.0.0.1', 'localhost'];
  // The extension's own requests only: the person's browsing of the CRM keeps its connections.
  const initiatorDomains = [new URL(browser.runtime.getURL('')).host];
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        condition: { requestDomains, initiatorDomains },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'connection', operation: 'set', value: 'close' }],
        },
      },
    ],
  });
}
