import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { connectMarionette, type Marionette } from './marionette.ts';

export interface FirefoxOptions {
  /** Folder of a built extension. */
  readonly extension: string;
  /** Profile to use and keep; a fresh one, removed on close, when absent. */
  readonly profile?: string;
  /** Firefox asks before it grants a permission, as it asks people. Otherwise it grants what is asked for. */
  readonly prompts?: boolean;
}

/** An extension page or tab in Firefox: what a test needs of puppeteer's Page, under the same names. */
export interface FirefoxPage {
  /** Runs a function in the page with its own globals (also `browser`), as `page.evaluate` does. */
  readonly evaluate: Page['evaluate'];
  close(): Promise<void>;
}

export interface Firefox {
  readonly profile: string;
  /** Opens a tab and waits until it is loaded. */
  readonly openPage: (url: string) => Promise<FirefoxPage>;
  /** Presses the toolbar button on the tab in front; grants activeTab, as a click does. */
  readonly openPopup: () => Promise<FirefoxPage>;
  /** Opens the extension's sidebar beside the tab in front. */
  readonly openSidebar: () => Promise<FirefoxPage>;
  readonly openExtensionPage: (path: string) => Promise<FirefoxPage>;
  /** Types into a control of the tab in front, by real keys. */
  readonly type: (selector: string, text: string) => Promise<void>;
  /** Clicks in the tab in front by the real mouse: what asks for permissions must stand in such a click. */
  readonly click: (selector: string) => Promise<void>;
  /** Answers the permission prompt that Firefox now shows. @returns what it asked. */
  readonly answerPrompt: (answer: 'allow' | 'refuse') => Promise<string>;
  /** Grants optional hosts without the prompt: for tests that are about something else. */
  readonly grant: (origins: readonly string[]) => Promise<void>;
  /** Ends the background as Firefox does with an idle one. */
  readonly killBackground: () => Promise<void>;
  /** The tool below, for what only a test of Firefox itself needs. */
  readonly marionette: Marionette;
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const preferences = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'extensions.autoDisableScopes': 0,
  // Buttons of prompts can be pressed at once: a person's hand needs the delay, a test's does not.
  'security.notification_enable_delay': 0,
  // A temporary add-on leaves with the browser: what it stored, and the address it is stored under, shall stay.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Pages of the extension live in tabs and popups that come and go: the background must be able to sleep.
  'extensions.background.idle.enabled': true,
};

/** Starts Firefox headless with the extension installed. @throws when no Firefox is found. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const program = findBrowser('firefox');
  if (!program) throw new Error('No Firefox found: set FIREFOX_PATH');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'lead-handoff-firefox-'));
  mkdirSync(profile, { recursive: true });
  const port = await freePort();
  const ownPreferences = {
    'marionette.port': port,
    'extensions.webextOptionalPermissionPrompts': options.prompts ?? false,
  };
  const lines = Object.entries({ ...preferences, ...ownPreferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  const process = spawn(
    program,
    ['-headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    { stdio: 'ignore', env: { ...globalThis.process.env, MOZ_CRASHREPORTER_DISABLE: '1' } },
  );
  const exited = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  const marionette = await connectMarionette(port).catch((error) => {
    process.kill('SIGKILL');
    throw error;
  });
  const { chrome } = marionette;
  // The sandbox's certificate is its own; what the session is asked to accept holds for pages of the web alone.
  await chrome(`
    const overrides = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService);
    overrides.setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true);`);
  const id = (await marionette.command('Addon:Install', { path: options.extension, temporary: true })) as string;
  await chrome(installBridge, [id]);

  function page(key: string): FirefoxPage {
    return {
      evaluate: (run, ...args) =>
        chrome(`return Services.leadHandoffTest.evaluate(...arguments);`, [key, run.toString(), args]),
      close: () => chrome(`return Services.leadHandoffTest.close(...arguments);`, [key]),
    };
  }

  async function inContent<T>(selector: string, run: (id: string) => Promise<T>): Promise<T> {
    await marionette.command('Marionette:SetContext', { value: 'content' });
    try {
      const handle = await marionette.command('WebDriver:GetWindowHandles').then((all) => (all as string[]).at(-1));
      await marionette.command('WebDriver:SwitchToWindow', { handle });
      const found = await marionette.command('WebDriver:FindElement', { using: 'css selector', value: selector });
      return await run(Object.values(found as Record<string, string>)[0] ?? '');
    } finally {
      await marionette.command('Marionette:SetContext', { value: 'chrome' });
    }
  }

  return {
    profile,
    marionette,
    type: (selector, text) =>
      inContent(selector, async (id) => {
        await marionette.command('WebDriver:ElementClear', { id });
        await marionette.command('WebDriver:ElementSendKeys', { id, text });
      }),
    click: (selector) =>
      inContent(selector, async (id) => {
        await marionette.command('WebDriver:ElementClick', { id });
      }),
    answerPrompt: (answer) => chrome('return Services.leadHandoffTest.answerPrompt(...arguments);', [answer]),
    openPage: async (url) => page(await chrome<string>(`return Services.leadHandoffTest.open(...arguments);`, [url])),
    openPopup: async () => page(await chrome<string>(`return Services.leadHandoffTest.popup();`)),
    openSidebar: async () => page(await chrome<string>(`return Services.leadHandoffTest.sidebar();`)),
    openExtensionPage: async (path) =>
      page(await chrome<string>(`return Services.leadHandoffTest.openOwn(...arguments);`, [path])),
    grant: (origins) => chrome('return Services.leadHandoffTest.grant(...arguments);', [origins]),
    killBackground: () => chrome(`return Services.leadHandoffTest.killBackground();`),
    crash: () => end(process, exited, marionette, 'SIGKILL'),
    close: async () => {
      await end(process, exited, marionette, 'SIGTERM');
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Lives in the browser's chrome for the session, on the Services object (the one thing every sandbox shares).
 * Extension pages run in a process of their own: a frame script carries functions there and answers back.
 */
const installBridge = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const policy = WebExtensionPolicy.getByID(arguments[0]);
  const extension = policy.extension;
  const frames = new Map();
  let last = 0;

  const frameScript = 'data:,' + encodeURIComponent('(' + function () {
    addMessageListener('lead-handoff-test', async ({ data: { id, source, args } }) => {
      try {
        const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        sandbox.args = JSON.stringify(args);
        const text = await Cu.evalInSandbox(
          '(async () => JSON.stringify([await (' + source + ')(...JSON.parse(args))]))()', sandbox);
        sendAsyncMessage('lead-handoff-test', { id, text });
      } catch (error) {
        sendAsyncMessage('lead-handoff-test', { id, error: String(error) });
      }
    });
  } + ')()');

  function keep(browser, close) {
    last += 1;
    const key = String(last);
    frames.set(key, { browser, close });
    browser.messageManager.loadFrameScript(frameScript, false);
    return key;
  }

  function evaluate(key, source, args) {
    const { browser } = frames.get(key);
    const manager = browser.messageManager;
    if (!manager) throw new Error('The page has gone');
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      manager.addMessageListener('lead-handoff-test', function listener({ data }) {
        if (data.id !== id) return;
        manager.removeMessageListener('lead-handoff-test', listener);
        if (data.error !== undefined) reject(new Error(data.error));
        else resolve(JSON.parse(data.text)[0]);
      });
      manager.sendAsyncMessage('lead-handoff-test', { id, source, args });
    });
  }

  async function until(check) {
    for (let tries = 0; tries < 400; tries += 1) {
      const value = await check();
      if (value) return value;
      await new Promise((resolve) => globalThis.setTimeout ? setTimeout(resolve, 25) : ChromeUtils.idleDispatch(resolve));
    }
    throw new Error('Waited in vain for ' + check);
  }

  async function open(url) {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const tab = window.gBrowser.addTab(url, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    window.gBrowser.selectedTab = tab;
    const browser = tab.linkedBrowser;
    await until(() => !browser.webProgress.isLoadingDocument && browser.currentURI.spec !== 'about:blank');
    return keep(browser, () => window.gBrowser.removeTab(tab));
  }

  async function popup() {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const action = ExtensionParent.apiManager.global.browserActionFor(extension);
    await action.triggerAction(window);
    const browser = await until(() => {
      const found = window.document.querySelector('browser.webextension-popup-browser:not(.webextension-preload-browser)');
      return found && !found.webProgress?.isLoadingDocument && found.currentURI?.spec.startsWith('moz-extension:') && found;
    });
    return keep(browser, () => {
      const panel = browser.closest('panel');
      panel?.hidePopup();
    });
  }

  async function sidebar() {
    const { SidebarController: side } = Services.wm.getMostRecentWindow('navigator:browser');
    const own = [...side.sidebars.keys()].find((one) => one.endsWith('-sidebar-action'));
    await side.show(own);
    const browser = await until(() => {
      const found = side.browser.contentDocument?.getElementById('webext-panels-browser');
      return found && !found.webProgress?.isLoadingDocument && found.currentURI?.spec.startsWith('moz-extension:') && found;
    });
    return keep(browser, () => side.hide());
  }

  async function answerPrompt(answer) {
    const { panel } = Services.wm.getMostRecentWindow('navigator:browser').PopupNotifications;
    const prompt = await until(() => panel.state === 'open' && panel.querySelector('#addon-webext-permissions-notification'));
    const text = prompt.textContent.trim();
    (answer === 'allow' ? prompt.button : prompt.secondaryButton).click();
    await until(() => panel.state !== 'open');
    return text;
  }

  Services.leadHandoffTest = {
    open,
    answerPrompt,
    popup,
    sidebar,
    evaluate,
    openOwn: (path) => open('moz-extension://' + policy.mozExtensionHostname + '/' + path),
    close: async (key) => { const frame = frames.get(key); frames.delete(key); await frame?.close(); },
    grant: (origins) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      return ExtensionPermissions.add(extension.id, { permissions: [], origins }, extension);
    },
    killBackground: () => extension.terminateBackground({ disableResetIdleForTest: true }),
  };
`;

async function end(
  process: ChildProcess,
  exited: Promise<void>,
  marionette: Marionette,
  signal: NodeJS.Signals,
): Promise<void> {
  marionette.close();
  process.kill(signal);
  await exited;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
