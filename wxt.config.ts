import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { crmHosts } from './lib/crm/hosts.ts';
import { markLength, markOf } from './lib/i18n/compile.ts';
import es from './lib/i18n/es/index.ts';
import frCa from './lib/i18n/fr-ca/index.ts';
import { chunks } from './scripts/chunks.ts';
import { foldedWords } from './scripts/folded-words.ts';
import { smallest } from './scripts/smallest.ts';
import { entriesOf, zipOf } from './scripts/zip.ts';

/** Loopback, for the sandbox and for people who run a gateway of their own. */
const loopback = ['http://127.0.0.1/*', 'http://localhost/*', 'https://127.0.0.1/*', 'https://localhost/*'];

const optionalHosts = [
  ...crmHosts.map(({ origin }) => `${origin}/*`),
  ...crmHosts.map(({ domain }) => `https://*.${domain}/*`),
  ...loopback,
];

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  `connect-src ${crmHosts.map(({ origin, domain }) => `${origin} https://*.${domain}`).join(' ')} http://127.0.0.1:* http://localhost:* https://127.0.0.1:* https://localhost:*`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * Takes the one assignment of HTML in Preact (its dangerouslySetInnerHTML, which nothing here uses) out of
 * what is shipped: then no code of the extension can turn text into markup, and reviewers need not wonder.
 * Fails the build when Preact no longer looks like that.
 */
function withoutHtmlAssignment() {
  const assignment = /\(\w+\.innerHTML=\w+\.__html\)/g;
  return {
    name: 'without-html-assignment',
    transform(code: string, id: string) {
      if (!/\/preact\/dist\/preact\.mjs(?:\?|$)/.test(id.replaceAll('\\', '/'))) return undefined;
      if (code.match(assignment)?.length !== 1) throw new Error('Preact assigns HTML in another way than known');
      return { code: code.replace(assignment, '0'), map: null };
    },
  };
}

/**
 * The rows of the polyfill's table that are needed: messages, which Chrome answers by callback, and what gives no
 * promise of its own in every Chrome from `minimum_chrome_version` on (`contextMenus.removeAll` does from 123 on).
 */
const wrapped = new Set(['contextMenus', 'notifications', 'runtime']);

/**
 * Takes the other rows (bookmarks, cookies, downloads …) out of it: every page and the worker would load them, and
 * what has no row is the browser's own. Fails the build when the table is made in another way.
 */
function withoutNeedlessRows() {
  const table = /const apiMetadata = (\{[\s\S]*?\n {6}\});/;
  return {
    name: 'without-needless-rows',
    transform(code: string, id: string) {
      if (!/\/webextension-polyfill\/dist\/browser-polyfill\.js(?:\?|$)/.test(id.replaceAll('\\', '/')))
        return undefined;
      const [, found = ''] = table.exec(code) ?? [];
      if (found === '') throw new Error('The polyfill keeps its table in another way than known');
      const rows = Object.entries(JSON.parse(found)).filter(([name]) => wrapped.has(name));
      if (rows.length < wrapped.size) throw new Error('The polyfill no longer knows an API that is used');
      return { code: code.replace(found, () => JSON.stringify(Object.fromEntries(rows))), map: null };
    },
  };
}

/**
 * The same sources of the phone numbers' library as it has them beside, for browsers of now: what it names in its
 * exports carries a helper of ES5 in every file. Fails the build when it keeps them in another way.
 */
function modernPhoneNumbers() {
  const folder = /(?<=\bfrom '\.\.\/)es6(?=\/)/g;
  return {
    name: 'modern-phone-numbers',
    transform(code: string, id: string) {
      if (!/\/libphonenumber-js\/core\/index\.js(?:\?|$)/.test(id.replaceAll('\\', '/'))) return undefined;
      const modern = code.replace(folder, 'es6-modern');
      if (modern === code) throw new Error('The library of phone numbers keeps its parts in another way than known');
      return { code: modern, map: null };
    },
  };
}

/**
 * Lets `import()` be what it is. Vite wraps each in a helper that fetches styles and scripts ahead, of which there are
 * none: one sheet holds all styles, and all files lie on the disk. Fails the build when the helper is made otherwise.
 */
function plainImports() {
  return {
    name: 'plain-imports',
    enforce: 'post' as const,
    transform(code: string, id: string) {
      if (!/^\0?vite\/preload-helper/.test(id)) return undefined;
      if (!/export const __vitePreload = /.test(code)) throw new Error('Vite wraps import() in another way than known');
      return { code: 'export const __vitePreload = (load) => load();', map: null };
    },
  };
}

/**
 * Classes are called after their sheet, which needs no hash and is found again in the code.
 * Fails the build when two sheets have one name.
 */
function scopedNames() {
  const places = new Map<string, string>();
  return (name: string, path: string) => {
    const [file = path] = path.split('?');
    const sheet = basename(file, '.module.css');
    if ((places.get(sheet) ?? file) !== file) throw new Error(`${file} has the name of ${places.get(sheet)}`);
    places.set(sheet, file);
    return `${sheet}-${name}`;
  };
}

/** The catalogues as they are shipped: each language's texts in the order of one list of marks (lib/i18n/compile.ts). */
function compiledCatalogs() {
  const catalogs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { es, 'fr-ca': frCa };
  const english = [...new Set(Object.values(catalogs).flatMap(Object.keys))].sort();
  return {
    name: 'compiled-catalogs',
    apply: 'build' as const,
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === 'virtual:marks' ? '\0marks' : undefined),
    load(id: string) {
      if (id === '\0marks') return `export default ${JSON.stringify(english.map(markOf).join(''))};`;
      const [, tag = ''] = /\/lib\/i18n\/([a-z-]+)\/compiled\.ts$/.exec(id.replaceAll('\\', '/')) ?? [];
      const catalog = catalogs[tag];
      if (!catalog) return undefined;
      return `import marks from 'virtual:marks';
        export default new Map(${JSON.stringify(english.map((text) => catalog[text] ?? text))}
          .map((text, index) => [marks.substr(index * ${markLength}, ${markLength}), text]));`;
    },
  };
}

/** How the pages are built. Names need no hash: what was installed is never of two builds. */
const pagesBuild = () => ({
  cssCodeSplit: false,
  // What is imported lies beside it on the disk: nothing is won by asking for it ahead.
  modulePreload: false as const,
  rolldownOptions: {
    output: {
      chunkFileNames: 'chunks/[name].js',
      entryFileNames: 'chunks/[name].js',
      assetFileNames: 'assets/[name].[ext]',
      codeSplitting: { groups: chunks() },
    },
  },
});

/** Stands for the parts of ofetch that are not in use. */
const neverCalled = fileURLToPath(new URL('lib/net/never-called.ts', import.meta.url));

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    plugins: [
      preact({ devToolsEnabled: false }),
      withoutHtmlAssignment(),
      withoutNeedlessRows(),
      modernPhoneNumbers(),
      compiledCatalogs(),
      plainImports(),
      foldedWords(),
      smallest(),
    ],
    build: { target: 'es2022' },
    css: { modules: { generateScopedName: scopedNames() } },
    // The worker has a budget of bytes: docs/performance.md.
    resolve: { alias: { destr: neverCalled, ufo: neverCalled } },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, vite) => {
      // The worker and the reader of pages are one file each.
      if (entrypoints.length > 1) vite.build = mergeConfig(vite.build ?? {}, pagesBuild(), false);
    },
    'zip:extension:done': async (wxt, path) => writeFileSync(path, await zipOf(entriesOf(wxt.config.outDir))),
  },
  manifest: ({ browser, mode }) => ({
    name: 'Lead Handoff',
    description: 'Hand a lead from the page you are on to your CRM, and know for certain that it arrived.',
    // The last one warns nowhere and reaches only granted hosts: docs/adr/0003-fresh-connections.md.
    permissions: [
      ...['activeTab', 'scripting', 'storage', 'contextMenus', 'alarms', 'declarativeNetRequestWithHostAccess'],
      ...(mode === 'e2e' ? ['notifications'] : []),
    ],
    optional_permissions: mode === 'e2e' ? [] : ['notifications'],
    optional_host_permissions: optionalHosts,
    // A headless browser cannot press the permission prompt: the build for tests has loopback and notifications granted.
    ...(mode === 'e2e' ? { host_permissions: loopback } : {}),
    content_security_policy: { extension_pages: contentSecurityPolicy },
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+L' },
        description: 'Send lead',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'lead-handoff@lead-handoff.example',
              // The first, on computers and on Android, that knows data_collection_permissions.
              strict_min_version: '142.0',
              // What goes to the CRM that the person chose: the lead, text of the page it was read from, the page's
              // address where a CRM has a field for it, and that CRM's own key. PRIVACY.md says it in full.
              data_collection_permissions: {
                required: ['personallyIdentifyingInfo', 'websiteContent', 'browsingActivity', 'authenticationInfo'],
              },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
  outDir: '.output',
  // The default, and a name that says so for the build that tests load.
  outDirTemplate: process.argv.includes('e2e') ? 'e2e-{{browser}}' : '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  zip: { artifactTemplate: 'lead-handoff-{{version}}-{{browser}}.zip', excludeSources: ['tests/**', 'bench/**'] },
});
