import { describe, expect, it } from 'vitest';
import type { Menus, Tabs } from '../browser.ts';
import { gestureOf } from './menu.ts';

const tab = { id: 7, url: 'https://oak.example', title: 'Oak' } as Tabs.Tab;
const info = (more: Partial<Menus.OnClickData>) => ({ menuItemId: 'send-lead', ...more }) as Menus.OnClickData;

describe('what was pointed at', () => {
  it('is the selection before the link, and a link only where it is a contact', () => {
    expect(gestureOf(info({ selectionText: 'Ada', linkUrl: 'tel:1' }), tab, 1)).toMatchObject({
      kind: 'selection',
      text: 'Ada',
    });
    expect(gestureOf(info({ linkUrl: 'mailto:a@oak.example' }), tab)).toMatchObject({ kind: 'link' });
    expect(gestureOf(info({ linkUrl: 'https://elm.example' }), tab)).toMatchObject({
      kind: 'page',
      url: 'https://oak.example',
    });
  });

  it('is nothing without a tab to read', () => {
    expect(gestureOf(info({}), { ...tab, id: undefined } as Tabs.Tab)).toBeUndefined();
  });

  it('is capped', () => {
    expect(gestureOf(info({ selectionText: 'x'.repeat(1e6) }), tab)?.text?.length).toBe(20_000);
  });
});
