import { browser } from '../browser.ts';

/** The two loopback names that the manifest lists. */
export function isLoopback(url: URL): boolean {
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost';
}

/** https anywhere, http on loopback only: nothing else may carry a key. */
export function isSafeScheme(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** The match pattern whose permission a base address needs. Without port: Firefox knows none in patterns. */
export function hostPattern(base: string): string {
  const url = new URL(base);
  return `${url.protocol}//${url.hostname}/*`;
}

/** Whether the browser lets the extension reach the base address at this moment. */
export function hostGranted(base: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(base)] });
}

/** Gives a host permission back. A host that the build itself requires stays. */
export async function dropHost(base: string): Promise<void> {
  try {
    await browser.permissions.remove({ origins: [hostPattern(base)] });
  } catch {
    // Chrome refuses to remove required permissions ("You cannot remove required permissions"): the e2e build has them.
  }
}
