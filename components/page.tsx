import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { browser } from '../lib/browser.ts';
import { language, loadLanguage } from '../lib/i18n/index.ts';
import { readSettings } from '../lib/settings.ts';
import { keepFocus } from './kit/keep-focus.ts';

/** Shows a page of the extension in the person's language, and again when another one is chosen. */
export async function showPage(page: () => ComponentChild): Promise<void> {
  const show = async () => {
    await loadLanguage((await readSettings()).language);
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
