import { both, type Fault } from './fault.ts';

export const rateLimited: Fault = {
  name: 'rate-limited',
  requires: 'Back to queued, and sent not before the Retry-After that the CRM gave.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    const seconds = 2 + Math.floor(stage.next() * 4);
    for (const crm of stage.crms) {
      stage.sandbox.fault({
        crm,
        kind: 'status',
        status: 429,
        headers: { 'retry-after': String(seconds) },
        match: { writes: true },
      });
      await stage.send(crm);
    }
    await stage.settle(20_000);
    for (const crm of stage.crms) {
      const writes = stage.sandbox.log.filter((entry) => entry.crm === crm && (entry.status === 429 || entry.executed));
      const [refused, next] = [writes.find(({ status }) => status === 429), writes.find(({ executed }) => executed)];
      if (refused && next && next.at - refused.at < seconds * 1000 - 50) {
        throw new Error(`${crm}: asked to wait ${seconds} s, came back after ${next.at - refused.at} ms`);
      }
    }
  },
};
