import type { Fault } from './fault.ts';

export const permissionRevoked: Fault = {
  name: 'permission-revoked',
  requires: 'Checked right before every send: held, with a Grant button; sent once granted.',
  // A build without the hosts takes the place of the one that has them, which only Chromium keeps across starts.
  browsers: ['chromium'],
  ends: ['sent'],
  run: async (stage) => {
    stage.lostPage();
    await stage.browser.swap('release');
    for (const crm of stage.crms) await stage.send(crm);
    await stage.wait(2_000);
    for (const { crm, state, problem } of await stage.handoffs()) {
      if (state !== 'held' || problem?.kind !== 'permission') throw new Error(`${crm}: ${state} ${problem?.kind}`);
    }
    if (stage.sandbox.log.some(({ executed, seq }) => executed && seq > 0)) throw new Error('Sent without permission');
    stage.lostPage();
    await stage.browser.swap('chromium');
    for (const { id, state } of await stage.handoffs()) {
      if (state === 'held') await stage.ask('handoff.resolve', { id, action: 'retry' });
    }
  },
};
