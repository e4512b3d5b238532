/** Waits of CRMs are bounded: a mistaken date must not park a lead for years. */
export const longestWaitMs = 60 * 60_000;
const defaultWaitMs = 60_000;

/**
 * When to try again after a 429, in ms since epoch. Retry-After is seconds or an HTTP date
 * (RFC 9110, 10.2.3); a minute when it is absent or unreadable, at least one second, at most an hour.
 */
export function waitFor(answer: { readonly retryAfter?: string }, now: number): number {
  const text = answer.retryAfter?.trim() ?? '';
  // A date begins with the day's name; Date.parse alone takes "-5" for a year.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : date - now;
  return now + Math.min(Math.max(Number.isNaN(ms) ? defaultWaitMs : ms, 1000), longestWaitMs);
}

/** Whether a time set with `waitFor` has come. One that lies further ahead than any wait means the clock was set back. */
export function isDue(notBefore: number | undefined, now: number): boolean {
  return notBefore === undefined || notBefore <= now || notBefore - now > longestWaitMs;
}
