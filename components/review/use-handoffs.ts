import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import { browser, type Storage } from '../../lib/browser.ts';
import { type Handoff, handoffSchema } from '../../lib/handoff/handoff.ts';

/** Handoffs of now, by id: every unresolved one and the recent others, live as the worker writes them. */
export function useHandoffs(): ReadonlyMap<string, Handoff> {
  const [handoffs, setHandoffs] = useState<ReadonlyMap<string, Handoff>>(new Map());
  useEffect(() => {
    const put = (list: readonly Handoff[]) =>
      setHandoffs((known) => {
        const next = new Map(known);
        for (const handoff of list) next.set(handoff.id, handoff);
        return next;
      });
    const changed = (changes: Record<string, Storage.StorageChange>, area: string) => {
      if (area !== 'local') return;
      const list = Object.entries(changes).flatMap(([key, { newValue }]) => {
        const parsed = key.startsWith('handoff:') ? handoffSchema.safeParse(newValue) : undefined;
        return parsed?.success ? [parsed.data] : [];
      });
      if (list.length > 0) put(list);
    };
    browser.storage.onChanged.addListener(changed);
    ask('handoff.list', {}).then(put, () => undefined);
    return () => browser.storage.onChanged.removeListener(changed);
  }, []);
  return handoffs;
}
