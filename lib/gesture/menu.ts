import { browser, type Menus, type Tabs } from '../browser.ts';
import { type LanguageTag, languageFor } from '../i18n/index.ts';
import { readSettings } from '../settings.ts';
import { openReview } from './open-review.ts';
import { type Gesture, keepGesture } from './pending.ts';

const menuId = 'send-lead';

/** The one text that the worker shows: the catalogues stay out of it, so that it starts fast. */
export const menuTitles: Readonly<Record<LanguageTag, string>> = {
  en: 'Send lead',
  'fr-CA': 'Envoyer le prospect',
  es: 'Enviar prospecto',
};

/** Makes the menu entry anew: on install, on update, and when the language changed. */
export async function makeMenu(): Promise<void> {
  const tag = (await readSettings()).language || languageFor(navigator.language);
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: menuId, title: menuTitles[tag], contexts: ['page', 'selection', 'link'] });
}

/** What the person pointed at: a selection before a link, a link before the page. */
export function gestureOf(info: Menus.OnClickData, tab: Tabs.Tab, now = Date.now()): Gesture | undefined {
  if (tab.id === undefined) return undefined;
  const place = { tabId: tab.id, url: info.pageUrl ?? tab.url ?? '', title: tab.title ?? '', at: now };
  if (info.selectionText) return { kind: 'selection', text: info.selectionText.slice(0, 20_000), ...place };
  if (info.linkUrl && /^(?:mailto|tel|sms):/i.test(info.linkUrl)) {
    return { kind: 'link', href: info.linkUrl.slice(0, 2000), ...place };
  }
  return { kind: 'page', ...place };
}

/** Listeners of the worker for everything that starts with a click on the browser itself. */
export function listenForGestures(): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const gesture = info.menuItemId === menuId && tab ? gestureOf(info, tab) : undefined;
    if (!gesture) return;
    // Both at once: the popup may open only while the click counts, and reads what was stored before it.
    void keepGesture(gesture);
    void openReview(gesture.tabId);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void makeMenu();
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/options.html#/start' as never) });
  });
  // Firefox forgets the entries of an extension whose background has no persistent menu.
  browser.runtime.onStartup.addListener(() => void makeMenu());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes.settings) void makeMenu();
  });
}
