import { browser } from '../browser.ts';

interface Panels {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Whether this browser has a side panel (Chrome) or a sidebar (Firefox). */
export function hasPanel(): boolean {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  return sidePanel?.open !== undefined || sidebarAction?.open !== undefined;
}

/** Opens the review beside the page. To be called in a click, with the window's id known before it. */
export async function openPanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  await (sidePanel?.open({ windowId }) ?? sidebarAction?.open());
}
