import type { Account } from '../accounts/account.ts';
import { cachedLookups, freshLookup } from '../accounts/lookups.ts';
import { isFilled } from '../crm/body.ts';
import { goneIn, listIn } from '../crm/choices.ts';
import type { CrmApi, Lookups } from '../crm/define.ts';
import type { Handoff } from './handoff.ts';

type Chosen = Pick<Handoff, 'values' | 'fields'>;

/** How old a picker's entries may be when they are sent, in ms. */
const lookupAgeMs = 10 * 60_000;

/**
 * Messages by field key for what was chosen and the CRM no longer has: entries of its lists, choices of
 * the fields that it defines itself, and such a field as a whole. Lists are read anew when they are old;
 * where one cannot be read, what was known of it stands, and the CRM itself will judge.
 */
export async function goneChoices(account: Account, crm: CrmApi, handoff: Chosen): Promise<Record<string, string>> {
  const { old, cached } = await judgeChoices(account, crm, handoff);
  const lookups: Record<string, Lookups[string]> = { ...cached };
  for (const id of old) {
    lookups[id] = await freshLookup(crm, account, id).catch(() => cached[id]);
  }
  return goneBy(account, crm, handoff, cached, lookups);
}

/** The same by what is cached, and the lookups that are missing or too old to judge by. Asks no CRM. */
export async function judgeChoices(account: Account, crm: CrmApi, handoff: Chosen) {
  const cached = await cachedLookups(crm, account);
  // Only the definition knows which of its lookups make a field of the CRM's own.
  const needed =
    ownFields(account, crm, handoff, cached).length > 0
      ? Object.keys(crm.lookups ?? {})
      : (handoff.fields ?? []).flatMap(({ lookup }) => lookup ?? []);
  const old = [...new Set(needed)].filter((id) => {
    const known = cached[id];
    return !known || Math.abs(Date.now() - known.at) >= lookupAgeMs;
  });
  return { old, cached, gone: goneBy(account, crm, handoff, cached, cached) };
}

/** Fields that the CRM defines itself, as far as they are filled and sent. */
function ownFields({ paths }: Account, crm: CrmApi, { values }: Chosen, lookups: Lookups) {
  return (crm.dynamicFields?.(lookups, values) ?? []).filter(
    ({ key, when }) => isFilled(values[key]) && paths[key]?.off !== true && (when?.(values) ?? true),
  );
}

function goneBy(
  account: Account,
  crm: CrmApi,
  handoff: Chosen,
  before: Lookups,
  after: Lookups,
): Record<string, string> {
  const left = new Map(ownFields(account, crm, handoff, after).map((field) => [field.key, field]));
  const lost = ownFields(account, crm, handoff, before).filter(({ key }) => !left.has(key));
  const choices = [
    ...(handoff.fields ?? []).flatMap(({ key, lookup, list }) =>
      lookup === undefined ? [] : [{ key, options: listIn(after[lookup], list) }],
    ),
    ...[...left.values()].map(({ key, type, options }) => ({ key, options: type === 'pairs' ? undefined : options })),
  ];
  return Object.fromEntries([
    ...lost.map(({ key, label }) => [key, `“${label}” is no longer a field there.`]),
    ...choices.flatMap(({ key, options }) => {
      const gone = options && goneIn(options, handoff.values[key] ?? '');
      return gone === undefined ? [] : [[key, gone]];
    }),
  ]);
}
