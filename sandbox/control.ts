import { object, text } from './crm.ts';
import type { Fault } from './faults.ts';
import type { Sandbox } from './server.ts';

type Action = (sandbox: Sandbox, body: Readonly<Record<string, unknown>>) => unknown;

function secrets(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(object(value)).map(([key, member]) => [key, text(member)]));
}

function counts(value: unknown): Record<string, string | number> {
  const entries = Object.entries(object(value));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1])),
  );
}

/** The control API by method and path: everything a test in another process may do to the sandbox. */
const actions: Readonly<Record<string, Action>> = {
  'GET /control': ({ site, base, credentials, forbidden, known, names, elsewhere }) => ({
    site,
    base,
    credentials,
    forbidden,
    known,
    names,
    elsewhere: elsewhere.url,
  }),
  'GET /control/log': ({ log, elsewhere, held }) => ({ entries: log, elsewhere: elsewhere.log, held }),
  /** `{ text }` → the entries that carried it, before masking. */
  'POST /control/containing': (sandbox, { text: canary }) => ({
    entries: sandbox.containing(text(canary)),
    elsewhere: sandbox.elsewhere.containing(text(canary)),
  }),
  'POST /control/reset': async (sandbox) => sandbox.reset(),
  /** A fault as `sandbox.fault` takes it. */
  'POST /control/fault': (sandbox, body) => sandbox.fault(body as unknown as Fault),
  /** `{ crm? }` */
  'POST /control/release': (sandbox, { crm }) => sandbox.release(crm === undefined ? undefined : text(crm)),
  /** `{ crm, clients: 51, … }` */
  'POST /control/seed': (sandbox, { crm, ...seed }) => sandbox.seed(text(crm), counts(seed)),
  /** `{ crm, credentials }` */
  'POST /control/credentials': (sandbox, { crm, credentials }) =>
    sandbox.setCredentials(text(crm), secrets(credentials)),
  /** `{ crm, open: false }` */
  'POST /control/port': async (sandbox, { crm, open }) =>
    open === false ? sandbox.closePort(text(crm)) : sandbox.openPort(text(crm)),
};

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Carries out a control request. A POST must say `application/json`: a page in the browser cannot, without a
 * preflight that nobody allows, so no page can command the sandbox behind the person's back.
 */
export async function control(
  sandbox: Sandbox,
  request: { readonly method: string; readonly path: string; readonly type: string; readonly body: string },
): Promise<ControlAnswer> {
  const action = actions[`${request.method} ${request.path}`];
  if (!action) return { status: 404, body: { error: 'No such control' } };
  if (request.method === 'POST' && !request.type.startsWith('application/json')) {
    return { status: 415, body: { error: 'Say content-type: application/json' } };
  }
  try {
    const result = await action(sandbox, object(JSON.parse(request.body || '{}')));
    return { status: 200, body: result ?? { ok: true } };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : 'Bad request' } };
  }
}
