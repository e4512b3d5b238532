/**
 * Runs `job` while holding the extension-wide lock `name`, and gives back its result. One holder at a
 * time over the worker and every extension page; the lock of a killed worker is released by the browser.
 */
export async function withLock<T>(name: string, job: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(`lead-handoff:${name}`, () => job())) as T;
}
