import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { browser } from '../lib/browser.ts';
import { language, loadLanguage } from '../lib/i18n/index.ts';
import { setHome } from '../lib/lead/show-phone.ts';
import { readSettings } from '../lib/settings.ts';
import { keepFocus } from './kit/keep-focus.ts';

/** Shows a page of the extension in the person's language, its phones as in their country, and again when that changes. */
export async function showPage(page: () => ComponentChild): Promise<void> {
  const show = async () => {
    const settings = await readSettings();
    await loadLanguage(settings.language);
    setHome(settings.country);
    document.documentElement.lang = language();
    const app = document.getElementById('app');
    if (app) render(page(), app);
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes.settings) void show();
  });
  await show();
  keepFocus(document.body);
}
