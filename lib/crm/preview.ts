import type { Account } from '../accounts/account.ts';
import { unescaped } from './body.ts';
import type { CrmDefinition, Step } from './define.ts';
import { wireRequest } from './wire.ts';

export interface PreviewedStep {
  readonly label: string;
  /** Label of the earlier step that makes this one needless when it returns an id. */
  readonly unless?: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Indented JSON, '' where the request has no body. */
  readonly body: string;
  /** The same request as a command for a POSIX shell. */
  readonly curl: string;
}

const mask = '••••••••';

/**
 * The exact requests, in order, with the secrets masked. `{{step}}` stands for an id that only the
 * answer of that step will give.
 */
export function previewSteps(
  crm: CrmDefinition,
  account: Pick<Account, 'base' | 'plain'>,
  steps: readonly Step[],
): PreviewedStep[] {
  const credentials = Object.fromEntries(
    crm.credentials.map(({ key, secret }) => [key, secret ? mask : (account.plain[key] ?? '')]),
  );
  return steps.map(({ label, request, unless }) => {
    const shown = request.body === undefined ? request : { ...request, body: unescaped(request.body) };
    const wire = wireRequest(crm, account.base, shown, credentials);
    // Percent-encoded bullets would hide the mask, not the secret.
    const url = wire.url.replaceAll(encodeURIComponent(mask), mask);
    const curl = [
      `curl -X ${wire.method} ${quoted(url)}`,
      ...Object.entries(wire.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
      ...(wire.body === undefined ? [] : [`--data-raw ${quoted(wire.body)}`]),
    ].join(' \\\n  ');
    const body = wire.body === undefined ? '' : JSON.stringify(JSON.parse(wire.body), null, 2);
    const before = steps.find(({ id }) => id === unless)?.label;
    return {
      label,
      ...(before ? { unless: before } : {}),
      method: wire.method,
      url,
      headers: wire.headers,
      body,
      curl,
    };
  });
}

/** One word for a POSIX shell: single quotes, each inner one closed, escaped and opened again (POSIX 2.2.2). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
