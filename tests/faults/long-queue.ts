import { both, type Fault } from './fault.ts';

/** Leads for each CRM: with all five 200. */
const leads = 40;

export const longQueue: Fault = {
  name: 'long-queue',
  requires: 'Many leads with the network coming and going and the worker dying: none lost, none twice.',
  browsers: both,
  // Held: a step that changes nothing was cut off three times, and is left to the person.
  ends: ['sent', 'unknown', 'held'],
  run: async (stage) => {
    await stage.page();
    for (let lead = 0; lead < leads; lead += 1) {
      await Promise.all(stage.crms.map((crm) => stage.send(crm, { again: true })));
      const dice = stage.next();
      if (dice < 0.1) await stage.browser.setOffline(true);
      else if (dice < 0.3) await stage.browser.setOffline(false);
      else if (dice < 0.35) await stage.browser.killWorker();
    }
    await stage.browser.setOffline(false);
    await stage.settle(60_000);
    for (const crm of stage.crms) {
      const order = stage.pressed.filter((one) => one.crm === crm).map(({ email }) => email);
      const handoffs = await stage.handoffs();
      const undisturbed = (email: string) =>
        handoffs.some(({ lead, problem }) => lead.emails[0] === email && problem === undefined);
      const bodies = stage.sandbox.log
        .filter((entry) => entry.crm === crm && entry.executed)
        .map(({ body, query }) => JSON.stringify([body, query]));
      const came = order
        .filter(undisturbed)
        .map((email) => bodies.findIndex((body) => body.includes(email)))
        .filter((at) => at >= 0);
      if (came.some((at, index) => index > 0 && at < (came[index - 1] ?? 0))) throw new Error(`${crm}: out of order`);
    }
  },
};
