import { both, type Fault } from './fault.ts';

export const corruptRecord: Fault = {
  name: 'corrupt-record',
  requires: 'The others load and go on; the bad one is shown, and can be exported or dropped.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    const page = await stage.page();
    await page.evaluate(async () => {
      await chrome.storage.local.set({
        'handoff:garbage': 'not a record',
        'handoff:half': { version: 1, id: 'half', state: 'sending' },
        'handoff:future': { version: 999 },
      });
    });
    // A worker that finds them there when it starts.
    await stage.browser.killWorker();
    for (const crm of stage.crms) await stage.send(crm);
    const corrupt = await stage.ask<readonly { key: string }[]>('handoff.corrupt', {});
    if (corrupt.length !== 3) throw new Error(`${corrupt.length} of 3 corrupt records are shown`);
  },
};
