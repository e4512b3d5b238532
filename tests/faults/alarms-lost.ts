import { both, type Fault } from './fault.ts';

export const alarmsLost: Fault = {
  name: 'alarms-lost',
  requires: 'Made again on every start of the worker.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      stage.sandbox.fault({
        crm,
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '8' },
        match: { writes: true },
      });
      await stage.send(crm);
    }
    await stage.wait(1_000);
    const page = await stage.page();
    await page.evaluate(async () => {
      await chrome.alarms.clearAll();
    });
    await stage.browser.killWorker();
    // Any event starts the worker; it must see to its alarms itself.
    await stage.handoffs();
    await stage.wait(500);
    const alarms = await page.evaluate(async () => (await chrome.alarms.getAll()).length);
    if (alarms === 0) throw new Error('No alarm after the worker started again');
  },
};
