import { browser } from '../browser.ts';
import type { CrmApi, LookupResult } from '../crm/define.ts';
import { jsonSchema, optionSchema } from '../handoff/handoff.ts';
import { z } from '../schema.ts';
import type { Account } from './account.ts';
import { readAs } from './read.ts';

/** What a lookup gave, with its age. */
export type CachedLookup = LookupResult & {
  /** ms since epoch when it was read. */
  readonly at: number;
};

const cachedSchema = z.object({
  /** 2: lists by name. */
  version: z.literal(2),
  at: z.number(),
  options: z.array(optionSchema),
  lists: z.optional(z.record(z.string(), z.array(optionSchema))),
  items: z.optional(z.array(jsonSchema)),
});

/** The cached result, whatever its age. */
async function cachedLookup(account: Account, id: string): Promise<CachedLookup | undefined> {
  const key = keyOf(account.id, id);
  const parsed = cachedSchema.safeParse((await browser.storage.local.get(key))[key]);
  if (!parsed.success) return undefined;
  const { version: _, ...result } = parsed.data;
  return result as CachedLookup;
}

/** Reads a picker's entries from the CRM and keeps them. Throws Refusal or SendError. */
export async function freshLookup(crm: CrmApi, account: Account, id: string): Promise<CachedLookup> {
  const lookup = crm.lookups?.[id];
  if (!lookup) throw new Error(`${crm.id} has no lookup “${id}”`);
  const result = { ...(await lookup.read(readAs(account, crm, `lookup ${id}`))), at: Date.now() };
  await browser.storage.local.set({ [keyOf(account.id, id)]: { version: 2, ...result } });
  return result;
}

/** The lookup from the cache, or from the CRM when there is none or the person wants it fresh. */
export async function lookUp(crm: CrmApi, account: Account, id: string, fresh = false): Promise<CachedLookup> {
  const cached = fresh ? undefined : await cachedLookup(account, id);
  return cached ?? freshLookup(crm, account, id);
}

/** All lookups of a CRM as far as they are cached. */
export async function cachedLookups(crm: CrmApi, account: Account): Promise<Record<string, CachedLookup | undefined>> {
  const ids = Object.keys(crm.lookups ?? {});
  const results = await Promise.all(ids.map((id) => cachedLookup(account, id)));
  return Object.fromEntries(ids.map((id, index) => [id, results[index]]));
}

export async function forgetLookups(accountId: string, crm: CrmApi | undefined): Promise<void> {
  await browser.storage.local.remove(Object.keys(crm?.lookups ?? {}).map((id) => keyOf(accountId, id)));
}

function keyOf(accountId: string, id: string): string {
  return `lookup:${accountId}:${id}`;
}
