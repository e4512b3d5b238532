import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** The least popup there can be with the same tools: what the extension's popup and worker are measured against. */
export default defineConfig({
  manifestVersion: 3,
  imports: false,
  vite: () => ({ plugins: [preact({ devToolsEnabled: false })], build: { target: 'es2022' } }),
  manifest: {
    name: 'Empty popup',
    version: '1.0.0',
    host_permissions: ['http://127.0.0.1/*'],
    permissions: ['activeTab', 'scripting', 'storage'],
    minimum_chrome_version: '116',
  },
  outDir: '../../.output',
  outDirTemplate: 'bench-empty',
});
