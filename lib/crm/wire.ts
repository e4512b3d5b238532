import type { Credentials, CrmApi, RequestSpec } from './define.ts';

/** A request as it goes out, keys and all. Never stored, never shown: the preview masks the keys first. */
export interface WireRequest {
  readonly method: RequestSpec['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Puts address and credentials to a request. `base` is the account's own API address, '' for the
 * vendor's. The sender and the preview both use it, so what is shown is what is sent.
 */
export function wireRequest(crm: CrmApi, base: string, request: RequestSpec, credentials: Credentials): WireRequest {
  const { method, path, query, headers, body } = crm.authorize(request, credentials);
  const search = new URLSearchParams(query).toString();
  const root = (base === '' ? crm.origin : base).replace(/\/+$/, '');
  return {
    method,
    url: `${root}${path}${search === '' ? '' : `?${search}`}`,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
