/** Stands in for webextension-polyfill in unit tests: WXT's fake browser as its default export. */
export { fakeBrowser as default } from 'wxt/testing/fake-browser';
