/** The one door to the browser API, promise-based in every browser. */
import browser from 'webextension-polyfill';

export type { Menus, Runtime, Storage, Tabs } from 'webextension-polyfill';
export { browser };
