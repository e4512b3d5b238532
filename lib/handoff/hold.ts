import { browser } from '../browser.ts';

/**
 * Every extension API call starts the browser's 30 s until it ends an idle worker anew
 * (https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle).
 */
const beatMs = 20_000;

let holders = 0;
let beat: ReturnType<typeof setInterval> | undefined;

/** Keeps the worker alive while `job` runs: closing the popup that pressed Send must not end the request. */
export async function holdWorker<T>(job: () => Promise<T>): Promise<T> {
  holders++;
  beat ??= setInterval(() => void browser.runtime.getPlatformInfo(), beatMs);
  try {
    return await job();
  } finally {
    holders--;
    if (holders === 0) {
      clearInterval(beat);
      beat = undefined;
    }
  }
}
