// npm run hostile -- [--json] [--pages N] [--seed N] [--write]
import { parseArgs } from 'node:util';
import { build } from '../build.ts';
import { hostilePages } from './pages.ts';
import { writeReport } from './report.ts';
import { visit } from './visit.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    pages: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    /** Puts the figures into docs/security.md. */
    write: { type: 'boolean', default: false },
  },
});

build('chromium');
const sum = await visit(hostilePages(Number(options.pages), Number(options.seed)), (line) => console.error(line));
if (options.write) writeReport(sum, Number(options.seed));
console.log(JSON.stringify(sum, null, 2));
process.exitCode = sum.findings.length + sum.sent > 0 ? 1 : 0;
