import { describe, expect, it } from 'vitest';
import { whyUnreadable } from './read-tab.ts';

describe('why a page cannot be read', () => {
  it.each([
    ['chrome://settings', 'browser'],
    ['about:addons', 'browser'],
    ['view-source:https://oak.example', 'browser'],
    ['https://chromewebstore.google.com/detail/x', 'store'],
    ['https://addons.mozilla.org/en-US/firefox', 'store'],
    ['https://oak.example/flyer.pdf?x=1', 'pdf'],
    ['file:///home/lead.html', 'file'],
    ['https://oak.example', 'other'],
    ['', 'other'],
  ])('%s: %s', (url, why) => {
    expect(whyUnreadable(url)).toBe(why);
  });
});
