/**
 * `npm run new:crm <id> [-- --name "Acme CRM" --origin https://api.acme.example]` writes what a new CRM
 * begins with. docs/adding-a-crm.md goes on from there.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wishProblem, writeCrm } from './new-crm/write.ts';

const root = join(import.meta.dirname, '..');
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' }, origin: { type: 'string' } },
});
const [id = ''] = positionals;
const wish = {
  id,
  name: values.name ?? id.charAt(0).toUpperCase() + id.slice(1),
  origin: values.origin ?? `https://api.${id}.example`,
};
const problem = wishProblem(wish, root);
if (problem !== undefined) {
  console.error(`${problem}\nnpm run new:crm <id> [-- --name "Acme CRM" --origin https://api.acme.example]`);
  process.exit(1);
}
const paths = writeCrm(wish, root);
// The lists are sorted and broken into lines as everything else is.
spawnSync('biome', ['check', '--write', ...paths], { cwd: root, stdio: 'ignore', shell: process.platform === 'win32' });
console.log(`${paths.join('\n')}\n\nNow: npx vitest run lib/crm/contract, and docs/adding-a-crm.md.`);
