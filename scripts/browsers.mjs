import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where browsers live. CHROME_PATH and FIREFOX_PATH come first: whoever sets them means it.
 * Edge is a Chromium and comes last, since people who have both mean Chrome.
 */
const places = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'],
    mac: ['Google Chrome', 'Chromium', 'Microsoft Edge'],
    windows: [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr'],
    mac: ['Firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
  },
};

/**
 * Full path of an installed browser, undefined when there is none.
 * @param {'chromium' | 'firefox'} kind
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | undefined}
 */
export function findBrowser(kind, env = process.env) {
  const { variable, commands, mac, windows } = places[kind];
  const said = env[variable];
  if (said) return said;
  return candidates(commands, mac, windows, env).find(isExecutable);
}

function candidates(commands, mac, windows, env) {
  if (process.platform === 'darwin') {
    return mac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name === 'Firefox' ? 'firefox' : name}`);
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return roots.flatMap((root) => windows.map((path) => join(root, path)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
