import { browser } from '../browser.ts';
import type { CrmApi, LookupResult, Values } from '../crm/define.ts';
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
  /** The form's values that the lookup looked at, as JSON: others may change without making it stale. */
  used: z.record(z.string(), z.string()),
  options: z.array(optionSchema),
  lists: z.optional(z.record(z.string(), z.array(optionSchema))),
  items: z.optional(z.array(jsonSchema)),
});

/** The cached result, whatever its age, if it was read for the same values. */
export async function cachedLookup(account: Account, id: string, values: Values): Promise<CachedLookup | undefined> {
  const key = keyOf(account.id, id);
  const parsed = cachedSchema.safeParse((await browser.storage.local.get(key))[key]);
  if (!parsed.success) return undefined;
  const { used, version: _, ...result } = parsed.data;
  const same = Object.entries(used).every(([name, json]) => json === jsonOf(values[name]));
  return same ? (result as CachedLookup) : undefined;
}

/** Reads a picker's entries from the CRM and keeps them. Throws Refusal or SendError. */
export async function freshLookup(crm: CrmApi, account: Account, id: string, values: Values): Promise<CachedLookup> {
  const lookup = crm.lookups?.[id];
  if (!lookup) throw new Error(`${crm.id} has no lookup “${id}”`);
  const used: Record<string, string> = {};
  const watched = new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string') used[name] = jsonOf(target[name]);
      return Reflect.get(target, name);
    },
  });
  const read = readAs(account, crm, `lookup ${id}`);
  const result = { ...(await lookup.read(read, { values: watched })), at: Date.now() };
  await browser.storage.local.set({ [keyOf(account.id, id)]: { version: 2, used, ...result } });
  return result;
}

/** The lookup from the cache, or from the CRM when there is none or the person wants it fresh. */
export async function lookUp(
  crm: CrmApi,
  account: Account,
  id: string,
  values: Values,
  fresh = false,
): Promise<CachedLookup> {
  const cached = fresh ? undefined : await cachedLookup(account, id, values);
  return cached ?? freshLookup(crm, account, id, values);
}

/** All lookups of a CRM as far as they are cached for these values. */
export async function cachedLookups(
  crm: CrmApi,
  account: Account,
  values: Values,
): Promise<Record<string, CachedLookup | undefined>> {
  const ids = Object.keys(crm.lookups ?? {});
  const results = await Promise.all(ids.map((id) => cachedLookup(account, id, values)));
  return Object.fromEntries(ids.map((id, index) => [id, results[index]]));
}

export async function forgetLookups(accountId: string, crm: CrmApi | undefined): Promise<void> {
  await browser.storage.local.remove(Object.keys(crm?.lookups ?? {}).map((id) => keyOf(accountId, id)));
}

function keyOf(accountId: string, id: string): string {
  return `lookup:${accountId}:${id}`;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
