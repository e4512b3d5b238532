/**
 * Runs `job` while holding the extension-wide lock `name`, and gives back its result. One holder at a
 * time over the worker and every extension page, or several that all hold it `shared`; the lock of a killed worker is released by the browser.
 */
export async function withLock<T>(name: string, job: () => Promise<T>, mode: LockMode = 'exclusive'): Promise<T> {
  return (await navigator.locks.request(`lead-handoff:${name}`, { mode }, () => job())) as T;
}
