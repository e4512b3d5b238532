import type { Page } from 'puppeteer-core';
import { crmById } from '../lib/crm/index.ts';
import { type WireRequest, wireRequest } from '../lib/crm/wire.ts';
import type { LogEntry } from '../sandbox/log.ts';
import type { Sandbox } from '../sandbox/server.ts';

/** The same request as one that the sandbox has seen, keys and all, to be sent bare. */
export function sameRequest(sandbox: Sandbox, { crm, method, path, query, body }: LogEntry): WireRequest {
  const definition = crmById(crm);
  if (!definition) throw new Error(`No CRM called ${crm}`);
  const request = { method: method as 'POST', path, query, ...(body === null ? {} : { body: body as never }) };
  return wireRequest(definition, sandbox.base[crm] ?? '', request, sandbox.credentials[crm] ?? {});
}

/** Sends it with nothing but `fetch` from an extension page. Gives when it began, in ms since epoch. */
export function bareFetch(page: Page, { url, method, headers, body }: WireRequest): Promise<number> {
  return page.evaluate(
    async (to, init) => {
      const start = performance.timeOrigin + performance.now();
      await (await fetch(to, init)).text();
      return start;
    },
    url,
    { method, headers: { ...headers }, body },
  );
}
