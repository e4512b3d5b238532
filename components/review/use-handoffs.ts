import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import { browser, type Storage } from '../../lib/browser.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { type Handoff, handoffSchema } from '../../lib/handoff/handoff.ts';

/**
 * Handoffs of now, by id: every unresolved one, the recent others and those of the draft, live as the worker
 * writes them.
 */
export function useHandoffs(draft: Draft | undefined): ReadonlyMap<string, Handoff> {
  const [handoffs, setHandoffs] = useState<ReadonlyMap<string, Handoff>>(new Map());
  const ids = Object.values(draft?.handoffs ?? {})
    .sort()
    .join(' ');
  const put = useCallback(
    (list: readonly Handoff[]) => setHandoffs((known) => new Map([...known, ...list.map(byId)])),
    [],
  );
  // An answer may be older than what was written while it was on its way.
  const add = useCallback(
    (list: readonly Handoff[]) => setHandoffs((known) => new Map([...list.map(byId), ...known])),
    [],
  );
  useEffect(() => {
    // A lead that was sent long ago is not offered again as if it never had been.
    if (ids) ask('handoff.list', { ids: ids.split(' ') }).then(add, () => undefined);
  }, [ids, add]);
  useEffect(() => {
    const changed = (changes: Record<string, Storage.StorageChange>, area: string) => {
      if (area !== 'local') return;
      const list = Object.entries(changes).flatMap(([key, { newValue }]) => {
        const parsed = key.startsWith('handoff:') ? handoffSchema.safeParse(newValue) : undefined;
        return parsed?.success ? [parsed.data] : [];
      });
      if (list.length > 0) put(list);
    };
    browser.storage.onChanged.addListener(changed);
    ask('handoff.list', {}).then(add, () => undefined);
    return () => browser.storage.onChanged.removeListener(changed);
  }, [put, add]);
  return handoffs;
}

function byId(handoff: Handoff): [string, Handoff] {
  return [handoff.id, handoff];
}
