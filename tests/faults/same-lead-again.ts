import { both, type Fault } from './fault.ts';

export const sameLeadAgain: Fault = {
  name: 'same-lead-again',
  requires: 'Asked first, with date and record; sent again only when the person says so.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      const lead = stage.newLead();
      await stage.send(crm, { lead });
      if (stage.next() < 0.5) await stage.settle(10_000);
      const asked = await stage.send(crm, { lead });
      if (asked.answer !== 'alreadySent') throw new Error(`${crm}: ${asked.answer} for a lead it had`);
      if (stage.next() < 0.5) await stage.send(crm, { lead, again: true });
    }
  },
};
