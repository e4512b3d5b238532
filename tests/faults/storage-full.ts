import type { Fault } from './fault.ts';

export const storageFull: Fault = {
  name: 'storage-full',
  requires: 'Refused before sending, with what to do; sent once there is room.',
  // Firefox takes more than 11 MB in one item: its store cannot be filled in a test.
  browsers: ['chromium'],
  ends: ['sent'],
  run: async (stage) => {
    const page = await stage.page();
    await page.evaluate(async () => {
      const used = await chrome.storage.local.getBytesInUse();
      // Quoted JSON costs two characters more, and the key its own length.
      await chrome.storage.local.set({ filler: 'x'.repeat(chrome.storage.local.QUOTA_BYTES - used - 400) });
    });
    for (const crm of stage.crms) {
      const { answer } = await stage.send(crm);
      if (answer !== 'refused') throw new Error(`${crm}: ${answer} though nothing could be kept`);
    }
    if (stage.sandbox.log.some(({ executed }) => executed)) throw new Error('Sent without a durable record');
    await page.evaluate(() => chrome.storage.local.remove('filler'));
    for (const crm of stage.crms) await stage.send(crm);
  },
};
