// npm run hostile -- [--json] [--pages N] [--seed N]
import { parseArgs } from 'node:util';
import { build } from '../build.ts';
import { hostilePages } from './pages.ts';
import { visit } from './visit.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    pages: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});

build('chromium');
const sum = await visit(hostilePages(Number(options.pages), Number(options.seed)), (line) => console.error(line));
console.log(JSON.stringify(sum, null, 2));
const { pages: _, findings: __, ...counts } = sum;
process.exitCode = Object.values(counts).some((count) => count > 0) ? 1 : 0;
