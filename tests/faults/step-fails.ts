import { both, type Fault } from './fault.ts';

export const stepFails: Fault = {
  name: 'step-fails',
  requires: 'The id of a step that was made is kept; a later failure never makes it again.',
  browsers: both,
  // The one CRM whose lead takes several steps.
  crms: ['conecrm'],
  ends: ['sent', 'unknown', 'rejected'],
  run: async (stage) => {
    const commit = stage.next() < 0.5;
    stage.sandbox.fault({
      crm: 'conecrm',
      kind: 'status',
      status: 500,
      commit,
      match: { writes: true, path: '/api/lead' },
    });
    const pressed = await stage.send('conecrm');
    await stage.settle(25_000);
    const handoff = await stage.handoff(pressed);
    if (handoff?.state === 'unknown') await stage.ask('handoff.resolve', { id: pressed.id, action: 'check' });
    const contacts = stage.sandbox.log.filter(({ executed, record }) => executed && record?.kind === 'account');
    if (contacts.length !== 1) throw new Error(`${contacts.length} contacts for one handoff`);
  },
};
