import { launchFirefox } from './tests/browsers/firefox.ts';
import { startSandbox } from './sandbox/server.ts';
import { existsSync } from 'node:fs';
const dir = ['/tmp/wt/hostile/.output/firefox-mv3', '/tmp/wt/hostile-run/.output/firefox-mv3', '/tmp/wt/comfort/.output/firefox-mv3', '/tmp/wt/certain/.output/firefox-mv3', '/tmp/wt/lead/.output/firefox-mv3'].find((d) => existsSync(d))!;
console.log(dir);
const sandbox = await startSandbox();
const firefox = await launchFirefox({ extension: dir });
const { marionette: m } = firefox;
await m.chrome(`Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', true); Services.prefs.setIntPref('security.notification_enable_delay', 0); return 1;`);
const options = await firefox.openExtensionPage('options.html#/accounts/new/acculynx');
await new Promise((r) => setTimeout(r, 3000));
console.log(await options.evaluate(() => [...document.querySelectorAll('input,select,button')].map((e) => `${e.tagName} ${(e as any).name} ${(e as any).type} ${e.textContent?.slice(0,30)}`)));
const handles = await m.command('WebDriver:GetWindowHandles') as any;
await m.command('Marionette:SetContext', { value: 'content' });
console.log(handles);
for (const h of handles) { await m.command('WebDriver:SwitchToWindow', { handle: h }); console.log(h, JSON.stringify(await m.command('WebDriver:GetCurrentURL').catch((e) => String(e)))); }

const find = async (css: string) => Object.values(await m.command('WebDriver:FindElement', { using: 'css selector', value: css }) as object)[0] as string;
const fill = async (css: string, text: string) => { const id = await find(css); await m.command('WebDriver:ElementClear', { id }).catch(() => {}); await m.command('WebDriver:ElementSendKeys', { id, text }); };
await fill('[name="name"]', 'Roof crew');
await fill('[name="credential.apiKey"]', sandbox.credentials.acculynx!.apiKey!);
await fill('[name="base"]', sandbox.base.acculynx!);
await m.command('WebDriver:ElementClick', { id: await find('[data-action="save"]') });
await m.command('Marionette:SetContext', { value: 'chrome' });
for (let i = 0; i < 20; i++) {
  await new Promise((r) => setTimeout(r, 300));
  const seen = await m.chrome(`const w = Services.wm.getMostRecentWindow('navigator:browser'); const p = w.PopupNotifications.panel; const n = p.firstElementChild; return n ? { id: n.id, text: p.textContent.slice(0, 300), html: n.innerText?.slice(0, 400), state: p.state, button: n.button?.label } : null;`);
  console.log(JSON.stringify(seen));
  if (seen) break;
}
await m.chrome(`const w = Services.wm.getMostRecentWindow('navigator:browser'); w.PopupNotifications.panel.firstElementChild.button.click(); return 1;`);
await new Promise((r) => setTimeout(r, 1500));
console.log(await options.evaluate(() => [document.querySelector('[data-test]')?.getAttribute('data-test'), document.querySelector('[data-test]')?.textContent]));
console.log(await options.evaluate(async () => JSON.stringify(await chrome.permissions.getAll())));
await firefox.close(); await sandbox.close();
