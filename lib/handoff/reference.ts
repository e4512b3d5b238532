/** Crockford's base 32: no I, L, O, U, so that a reference can be read out and typed. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new reference, for example `LH-7F3K9Q`: 30 random bits, enough to tell one person's handoffs apart. */
export function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `LH-${Array.from(bytes, (byte) => alphabet[byte % 32]).join('')}`;
}

/**
 * SHA-256 of a payload's JSON, hex: shows that what is sent is what was frozen. The order of keys does
 * not count: Chromium's extension storage gives objects back with their keys sorted.
 */
export async function hashOf(payload: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(payload, sorted));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
