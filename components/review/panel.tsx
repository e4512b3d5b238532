import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { Review } from './review.tsx';

/**
 * The review in a side panel or sidebar: it stays while the person goes from tab to tab, and shows each tab's
 * own draft. A tab that was never clicked for cannot be read; once its popup has read it, its draft shows here.
 */
export function Panel() {
  const [tab, setTab] = useState<{ id: number; url: string }>();
  const [draft, setDraft] = useState('');
  useEffect(() => {
    const look = async () => {
      const [active] = await browser.tabs.query({ active: true, currentWindow: true });
      if (active?.id !== undefined) setTab({ id: active.id, url: active.url ?? '' });
    };
    void look();
    const updated = (_: number, change: { status?: string | undefined }) => {
      if (change.status === 'complete') void look();
    };
    const activated = () => void look();
    const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      if (area !== 'local' || !changes.drafts) return;
      const items = (changes.drafts.newValue as { items?: { id: string; tabId: number }[] } | undefined)?.items ?? [];
      void look().then(() => setDraft(items[0]?.id ?? ''));
    };
    browser.tabs.onActivated.addListener(activated);
    browser.tabs.onUpdated.addListener(updated);
    browser.storage.onChanged.addListener(changed);
    return () => {
      browser.tabs.onActivated.removeListener(activated);
      browser.tabs.onUpdated.removeListener(updated);
      browser.storage.onChanged.removeListener(changed);
    };
  }, []);
  if (!tab) return null;
  // Without the address nothing was read here; a draft that appears may be the popup's of this tab.
  const key = tab.url ? `${tab.id} ${tab.url}` : `${tab.id} ${draft}`;
  return <Review key={key} search={`?tab=${tab.id}`} />;
}
