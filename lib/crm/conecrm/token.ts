import { isRecord } from '../answers.ts';

/** Warned of from a week ahead: time enough to ask an administrator for a new one. */
const ahead = 7 * 24 * 3_600_000;

/**
 * What is to be said about a JWT at `now` (ms since epoch), undefined when all is well. Only `exp` (RFC
 * 7519, seconds) is read, nothing is verified: that is the server's part.
 */
export function tokenWarning(token: string, now: number): string | undefined {
  const parts = token.trim().split('.');
  if (parts.length !== 3) return 'This does not look like a ConeCRM token: a JWT has three parts with dots between.';
  const claims = decoded(parts[1] ?? '');
  if (claims === undefined) return 'This does not look like a ConeCRM token: it cannot be read.';
  if (typeof claims.exp !== 'number') return undefined;
  const left = claims.exp * 1000 - now;
  if (left <= 0) return 'The token has expired. Put in a new one.';
  if (left > ahead) return undefined;
  const hours = Math.max(1, Math.floor(left / 3_600_000));
  const time = hours < 48 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : `${Math.floor(hours / 24)} days`;
  return `The token expires in ${time}.`;
}

function decoded(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
