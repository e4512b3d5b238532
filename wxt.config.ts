import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { crmHosts } from './lib/crm/hosts.ts';

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

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  vite: () => ({ plugins: [preact({ devToolsEnabled: false })], build: { target: 'es2022' } }),
  manifest: ({ browser, mode }) => ({
    name: 'Lead Handoff',
    description: 'Hand a lead from the page you are on to your CRM, and know for certain that it arrived.',
    // The last one warns nowhere and reaches only granted hosts: docs/adr/0003-fresh-connections.md.
    permissions: ['activeTab', 'scripting', 'storage', 'contextMenus', 'alarms', 'declarativeNetRequestWithHostAccess'],
    optional_permissions: ['notifications'],
    optional_host_permissions: optionalHosts,
    // A headless browser cannot press the permission prompt: the build for tests has loopback granted.
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
              strict_min_version: '128.0',
              data_collection_permissions: {
                required: ['personallyIdentifyingInfo', 'websiteContent'],
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
