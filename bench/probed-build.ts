import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs in the popup before anything of it. Looks at every frame what is about to be shown, and notes when a field
 * of the lead first takes input and when the e-mail first has a value. Both in ms since epoch.
 */
function popupProbe(): void {
  const seen: { usable?: number; filled?: number } = {};
  const look = () => {
    const now = performance.timeOrigin + performance.now();
    if (document.querySelector('input[name^="lead."]:not([disabled], [readonly])')) seen.usable ??= now;
    if (document.querySelector<HTMLInputElement>('input[name="lead.emails.0"]')?.value) seen.filled ??= now;
    if (!seen.filled) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  Object.assign(globalThis, { benchSeen: seen });
}

/**
 * Runs in the worker before anything of it: notes when the first listener is registered and when the script has
 * ended, in ms since the worker began.
 */
const workerBefore = `globalThis.benchWorker = {};
for (const event of [chrome.runtime.onMessage, chrome.runtime.onInstalled, chrome.runtime.onStartup, chrome.alarms?.onAlarm, chrome.storage?.onChanged, chrome.contextMenus?.onClicked]) {
  if (!event) continue;
  const add = event.addListener;
  event.addListener = function (...args) { benchWorker.listener ??= performance.now(); return add.apply(this, args); };
}
benchWorker.begun = performance.now();
`;
const workerAfter = '\nbenchWorker.ended = performance.now();\n';

/** Copies a build and puts the probes into its popup and its worker. Gives the copy's folder. */
export function probedBuild(folder: string): string {
  const copy = fileURLToPath(new URL(`../.output/bench/${basename(folder)}`, import.meta.url));
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, 'probe.js'), `(${popupProbe})()`);
  const html = join(copy, 'popup.html');
  writeFileSync(html, readFileSync(html, 'utf8').replace(/<head>/i, '<head><script src="/probe.js"></script>'));
  const { background } = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
  const worker = join(copy, background.service_worker);
  writeFileSync(worker, workerBefore + readFileSync(worker, 'utf8') + workerAfter);
  return copy;
}
