import { both, type Fault } from './fault.ts';

export const offline: Fault = {
  name: 'offline',
  requires: 'Stays queued and says so; goes on when the network is back.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    await stage.page();
    await stage.browser.setOffline(true);
    try {
      for (const crm of stage.crms) await stage.send(crm);
      await stage.wait(3_000);
    } finally {
      await stage.browser.setOffline(false);
    }
  },
};
