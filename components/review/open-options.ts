import { browser } from '../../lib/browser.ts';

/** Opens the options page at one of its places, for example `/accounts/new`. */
export function openOptions(place: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${place}` as never) });
}
