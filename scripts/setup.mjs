// node scripts/setup.mjs [--browser] [--firefox] <command…>
//
// Makes a fresh clone ready and runs the command: plain Node ≥ 20, no dependencies. Everything it says
// goes to stderr, so that the command's stdout (`--json`) stays as the command wrote it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binaries = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

const command = process.argv.slice(2);
const flags = new Set();
while (command[0]?.startsWith('--')) flags.add(command.shift());
if (command.length === 0) fail('Usage: node scripts/setup.mjs [--browser] [--firefox] <command…>');

const env = { ...process.env };
if (!isInstalled()) install();
ensureNode();
const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
env[pathKey] = `${binaries}${delimiter}${env[pathKey] ?? ''}`;
if (!existsSync(join(root, '.wxt', 'tsconfig.json')) && command[0] !== 'wxt') run('wxt', ['prepare']);
if (flags.has('--browser')) env.CHROME_PATH = browserOrExit('chromium', 'Chromium, Chrome or Edge', 'chromium');
if (flags.has('--firefox')) env.FIREFOX_PATH = browserOrExit('firefox', 'Firefox', 'firefox-esr');

const child = spawn(...quoted(command[0], command.slice(1)), { stdio: 'inherit', env, shell: windows });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`${command[0]} did not start: ${error.message}`));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** Whether node_modules holds what package-lock.json asks for: npm keeps its own record of what it installed. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, { version, optional }]) =>
      path === '' || (optional && !present[path]) ? true : present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function install() {
  say('Installing dependencies (npm ci)…');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** The tools want Node ≥ 22.18; the `node` package brings one, unless npm was told to run no install scripts. */
function ensureNode() {
  const local = join(binaries, windows ? 'node.cmd' : 'node');
  const works = () => existsSync(local) && spawnSync(local, ['--version'], { shell: windows }).status === 0;
  if (works()) return;
  const script = join(root, 'node_modules', 'node', 'installArchSpecificPackage.js');
  say('npm ran no install scripts: fetching Node 24 for this folder by hand…');
  spawnSync(process.execPath, [script], { cwd: dirname(script), stdio: ['ignore', 2, 2], env });
  if (works()) return;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  fail(
    `Node ${process.versions.node} is too old for the tools, and Node 24 could not be fetched into node_modules.\n` +
      'Allow install scripts (npm config set ignore-scripts false) and run npm ci, or install Node ≥ 24.',
  );
}

function browserOrExit(kind, title, debian) {
  const found = findBrowser(kind, env);
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`No ${title} here: installing Debian's ${debian}…`);
    const apt = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env: apt });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian, 'fonts-dejavu-core'], {
      stdio: ['ignore', 2, 2],
      env: apt,
    });
    const installed = findBrowser(kind, env);
    if (installed) return installed;
  }
  const variable = kind === 'firefox' ? 'FIREFOX_PATH' : 'CHROME_PATH';
  return fail(
    `${title} was not found. Install it (Debian and Ubuntu: sudo apt-get install ${debian}), ` +
      `or set ${variable} to the full path of its program, and run the command again.`,
  );
}

/** Runs a step of the setup itself: its output is chatter, hence stderr. */
function run(program, args) {
  const { status, error } = spawnSync(...quoted(program, args), {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env,
    shell: windows,
  });
  if (error || status !== 0) fail(`${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}

/** Windows runs npm's .cmd files only through a shell, which wants arguments with spaces quoted. */
function quoted(program, args) {
  return windows
    ? [program, args.map((arg) => (/[\s"&|<>^]/.test(arg) ? `"${arg.replaceAll('"', '\\"')}"` : arg))]
    : [program, args];
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
