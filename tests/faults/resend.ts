import type { Protocol } from '../../sandbox/port.ts';
import { both, type Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

function resendOver(protocol: Protocol, name: string, requires: string, browsers = both): Fault {
  return {
    name,
    requires,
    browsers,
    protocol,
    ends: ['sent', 'unknown'],
    run: async (stage) => {
      // The first lead warms the connection that the second reuses.
      await Promise.all(stage.crms.map((crm) => stage.send(crm)));
      await stage.settle(20_000);
      for (const crm of stage.crms) {
        // A CRM is never on the same computer, though a proxy may be: connecting takes no time, an answer three round
        // trips from there on.
        stage.sandbox.fault({ crm, kind: 'hold', ms: 60, times: 'all', match: { method: 'HEAD' } });
        stage.sandbox.fault({ crm, kind: 'destroy', commit: true, match: { writes: true, path: mainRequest[crm] } });
        await stage.send(crm);
      }
    },
  };
}

export const resend = resendOver(
  'http',
  'resend',
  'The browser repeats a POST on a reused connection that died: found by search and told as a duplicate.',
);

export const resendHttps = resendOver('https', 'resend-https', 'The same over TLS.');

export const resendHttp2 = resendOver(
  'h2',
  'resend-http2',
  'Over HTTP/2 Chromium repeats a POST on a new connection as well: seen by the connection that it needed, and told.',
);
