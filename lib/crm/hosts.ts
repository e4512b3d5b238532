/**
 * The hosts that keys may go to, as plain data: the build reads this list for the manifest
 * (optional host permissions, content security policy) and cannot import the definitions.
 * `origin` is the vendor's API as its page prints it; `domain` bounds the "API address" of an
 * account (staging addresses live on the vendor's own domain; loopback is always allowed).
 */
export interface CrmHost {
  readonly id: string;
  readonly origin: string;
  readonly domain: string;
}

export const crmHosts = [
  { id: 'acculynx', origin: 'https://api.acculynx.com', domain: 'acculynx.com' },
  { id: 'centerpoint', origin: 'https://app.centerpointconnect.com', domain: 'centerpointconnect.com' },
  { id: 'singleops', origin: 'https://app.singleops.com', domain: 'singleops.com' },
  { id: 'conecrm', origin: 'https://api.conecrm.com', domain: 'conecrm.com' },
  { id: 'apptivo', origin: 'https://api.apptivo.com', domain: 'apptivo.com' },
] as const satisfies readonly CrmHost[];
