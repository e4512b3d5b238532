import { startSandbox } from './server.ts';

const port = Number(process.argv.find((argument) => argument.startsWith('--port='))?.slice('--port='.length)) || 4700;
const sandbox = await startSandbox({ port });
const { site, base, credentials, names, elsewhere } = sandbox;

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ site, inbox: `${site}/inbox`, base, credentials, elsewhere: elsewhere.url }));
} else {
  const rows = Object.entries(base).map(([crm, address]) => ({
    CRM: names[crm],
    'API address': address,
    Credentials: Object.entries(credentials[crm] ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(' '),
  }));
  console.log(`Demo pages  ${site}\nInbox       ${site}/inbox\n`);
  for (const row of rows)
    console.log(`${row.CRM}\n  API address  ${row['API address']}\n  ${row.Credentials.replaceAll(' ', '\n  ')}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
