import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { makers } from './crms.ts';

let child: ChildProcess | undefined;
afterEach(() => child?.kill());

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  // Its neighbours are needed as well: stay clear of the range that systems hand out.
  return 20_000 + (port % 10_000);
}

/** Starts the sandbox as people do and resolves with what it printed once `until` is in it. */
async function start(until: string, ...options: string[]): Promise<string> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  child = spawn(process.execPath, [main, `--port=${await freePort()}`, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    printed += chunk;
    if (printed.includes(until)) break;
  }
  return printed;
}

test('--json prints every address and credential, and the addresses answer', async () => {
  const { site, base, credentials } = JSON.parse(await start('\n', '--json')) as {
    site: string;
    base: Record<string, string>;
    credentials: Record<string, Record<string, string>>;
  };
  expect((await fetch(site)).status).toBe(200);
  const ids = makers.map((make) => make().id);
  expect([Object.keys(base), Object.keys(credentials)]).toEqual([ids, ids]);
  const answer = await fetch(`${base.acculynx}/api/v1/leads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${credentials.acculynx?.apiKey}`, 'content-type': 'application/json' },
    body: '{"firstName":"Ada"}',
  });
  expect(answer.status).toBe(200);
});

test('prints a table for people, and ends when told', async () => {
  const printed = await start('accessKey');
  for (const make of makers) {
    const { name, credentials } = make();
    expect(printed).toContain(name);
    for (const key of Object.keys(credentials)) expect(printed).toContain(key);
  }
  child?.kill('SIGTERM');
  await once(child as ChildProcess, 'exit');
  expect(child?.signalCode ?? child?.exitCode).toBe(0);
});
