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

// Not in Firefox: on loopback alone it repeats what a connection opened ahead has taken (docs/adr/0003-fresh-connections.md).
export const resendHttps = resendOver('https', 'resend-https', 'The same over TLS.', ['chromium']);

export const resendHttp2 = resendOver(
  'h2',
  'resend-http2',
  'Over HTTP/2 Chromium repeats a POST on a new connection as well: seen by the connection that it needed, and told.',
);
