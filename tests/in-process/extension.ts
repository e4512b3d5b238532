import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Lead } from '../../lib/lead/lead.ts';
import { emptyLead } from '../../lib/lead/lead.ts';
import type { MessageFailure, MessageInput, MessageName, MessageOutput } from '../../lib/messages.ts';

/** Match patterns that the browser grants; add and delete at will. */
export const grantedHosts = new Set<string>();

/** Puts a fresh extension into a fresh browser, with loopback granted: nothing stored, nothing registered. */
export function resetBrowser(): void {
  fakeBrowser.reset();
  grantedHosts.clear();
  grantedHosts.add('http://127.0.0.1/*');
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
      origins.every((origin) => grantedHosts.has(origin)) && permissions.length === 0,
    remove: async ({ origins = [] }: { origins?: string[] }) => {
      for (const origin of origins) grantedHosts.delete(origin);
      return true;
    },
    onAdded: { addListener: () => undefined },
  });
  Object.assign(fakeBrowser.runtime, { getPlatformInfo: async () => ({ os: 'linux' }), getContexts: undefined });
  vi.stubGlobal('self', { addEventListener: () => undefined });
}

/** The sender of a message from one of the extension's own pages. */
export function ownPage() {
  return { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('popup.html') };
}

/** Sends a message as an extension page and gives what the worker answers, failures included. */
export async function message<N extends MessageName>(
  name: N,
  input: MessageInput<N>,
  sender: object = ownPage(),
): Promise<MessageOutput[N] & Partial<MessageFailure>> {
  const answers = await fakeBrowser.runtime.onMessage.trigger({ name, input }, sender as never, () => undefined);
  return answers[0] as MessageOutput[N] & Partial<MessageFailure>;
}

/** A lead with a name of its own, so that it is found in a CRM's log. */
export function leadNamed(lastName: string): Lead {
  return {
    ...emptyLead(),
    firstName: 'Dana',
    lastName,
    emails: [`dana.${lastName.toLowerCase()}@mail.example`],
    phones: [{ number: '+13035550142' }],
  };
}
