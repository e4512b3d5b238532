// npm run hostile -- [--json] [--pages N] [--seed N] [--only EXPRESSION] [--write]
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
    /** Only those of the pages whose name matches, for looking into one kind. */
    only: { type: 'string', default: '' },
    /** Puts the figures into docs/security.md. */
    write: { type: 'boolean', default: false },
  },
});

build('chromium');
const only = new RegExp(options.only);
const pages = hostilePages(Number(options.pages), Number(options.seed)).filter(({ name }) => only.test(name));
const sum = await visit(pages, (line) => console.error(line));
if (options.write && !options.only) writeReport(sum, Number(options.seed));
console.log(JSON.stringify(sum, null, 2));
process.exitCode = sum.findings.length + sum.sent > 0 ? 1 : 0;
