import type { CrmApi } from '../crm/define.ts';
import { isLoopback, isSafeScheme } from '../net/host.ts';
import type { Account } from './account.ts';

/**
 * What is wrong with an API address typed for a CRM's account, in words for the person; undefined when
 * it may be used. It must stand on the vendor's own domain (https) or on this computer (docs/adr/0001-hosts.md).
 * '' is the vendor's own address.
 */
export function problemOfBase(base: string, crm: Pick<CrmApi, 'domain' | 'name'>): string | undefined {
  if (base === '') return undefined;
  if (!URL.canParse(base)) return 'That is not an address. It looks like https://api.example.com.';
  const url = new URL(base);
  if (url.username || url.password || url.search || url.hash) {
    return 'An API address has no user name, no query and no fragment.';
  }
  const onDomain = url.hostname === crm.domain || url.hostname.endsWith(`.${crm.domain}`);
  if (!onDomain && !isLoopback(url)) {
    return `${crm.name} accounts may use an address on ${crm.domain} or on this computer (127.0.0.1).`;
  }
  return isSafeScheme(url) ? undefined : 'An API address must begin with https://.';
}

/** The address that an account's requests go to, without a slash at its end. */
export function baseOf(account: Pick<Account, 'base'>, crm: Pick<CrmApi, 'origin'>): string {
  return (account.base || crm.origin).replace(/\/+$/, '');
}
