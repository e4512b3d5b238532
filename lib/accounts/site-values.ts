import type { Value, Values } from '../crm/define.ts';
import { changeHabits, type Habits, siteOf } from './habit.ts';

/**
 * Values of an account's fields that the person set for one site: leads from there start with them, before the
 * account's own defaults, where the lead itself says nothing. Kept with the habits.
 */
export interface SiteValue {
  readonly site: string;
  readonly field: string;
  readonly value: Value;
}

/** What is set for the site of `url` and that account, by field key. */
export function siteValues(habits: Habits, url: string, account: string): Values {
  return habits.values[siteOf(url)]?.[account] ?? {};
}

/** Everything set for an account, by site. */
export function allSiteValues(habits: Habits, account: string): SiteValue[] {
  return Object.entries(habits.values).flatMap(([site, accounts]) =>
    Object.entries(accounts[account] ?? {}).map(([field, value]) => ({ site, field, value: value as Value })),
  );
}

/** The habits with another value for a site's leads; undefined forgets it. `site` is a host name. */
export function withSiteValue(
  habits: Habits,
  site: string,
  account: string,
  field: string,
  value: Value | undefined,
): Habits {
  const { [field]: _, ...others } = habits.values[site]?.[account] ?? {};
  const set = value === undefined ? others : { ...others, [field]: value };
  const { [account]: __, ...accounts } = habits.values[site] ?? {};
  const kept = Object.keys(set).length > 0 ? { ...accounts, [account]: set } : accounts;
  const { [site]: ___, ...sites } = habits.values;
  const values = Object.keys(kept).length > 0 ? { ...sites, [site]: kept } : sites;
  return { ...habits, values: values as Habits['values'] };
}

/** Sets a value for the leads of a site, or forgets it. */
export async function rememberSiteValue(
  site: string,
  account: string,
  field: string,
  value: Value | undefined,
): Promise<void> {
  if (site) await changeHabits((habits) => withSiteValue(habits, site, account, field, value));
}
