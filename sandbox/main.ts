import { startSandbox } from './server.ts';

const port = Number(process.argv.find((argument) => argument.startsWith('--port='))?.slice('--port='.length)) || 4700;
const sandbox = await startSandbox({ port }).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`${error.message}. Choose other ports with --port=5000.`);
  process.exit(1);
});
const { site, base, credentials, names, elsewhere } = sandbox;

// Before anything is printed: whoever starts this may end it as soon as it has read that.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ site, inbox: `${site}/inbox`, base, credentials, elsewhere: elsewhere.url }));
} else {
  console.log(`${'Demo pages'.padEnd(24)}${site}\n${'Inbox'.padEnd(24)}${site}/inbox`);
  for (const [crm, address] of Object.entries(base)) {
    console.log(`\n${(names[crm] ?? crm).padEnd(24)}${address}`);
    for (const [key, value] of Object.entries(credentials[crm] ?? {})) console.log(`  ${key.padEnd(22)}${value}`);
  }
}
