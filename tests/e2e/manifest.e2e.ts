import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builds } from '../build.ts';

function manifest(build: keyof typeof builds) {
  return JSON.parse(readFileSync(join(builds[build], 'manifest.json'), 'utf8'));
}

/** @see https://developer.chrome.com/docs/extensions/reference/permissions-list: none of these shows a warning. */
const silent = new Set([
  'activeTab',
  'scripting',
  'storage',
  'contextMenus',
  'alarms',
  'sidePanel',
  'declarativeNetRequestWithHostAccess',
]);

describe.each(['release', 'releaseFirefox'] as const)('%s', (build) => {
  it('asks at install for nothing that warns', () => {
    const { permissions, host_permissions, content_scripts } = manifest(build);
    expect(permissions.filter((name: string) => !silent.has(name))).toEqual([]);
    expect(host_permissions ?? []).toEqual([]);
    expect(content_scripts ?? []).toEqual([]);
  });

  it('exposes nothing to pages', () => {
    const { web_accessible_resources, externally_connectable } = manifest(build);
    expect(web_accessible_resources ?? []).toEqual([]);
    expect(externally_connectable).toBeUndefined();
  });
});
