import { isRecord, textAt } from '../answers.ts';
import type { LookupResult, Option, Read } from '../define.ts';

/**
 * `getConfigData`: "all the customer configuration data's like customer types, market, category and
 * etc." in JSON of undocumented shape. Read tolerantly: every list of id/name pairs is taken for the
 * picker whose word stands in its name.
 */
export const pickers = {
  statuses: ['status'],
  categories: ['categor'],
  markets: ['market'],
  segments: ['segment'],
  industries: ['industr'],
  employeeRanges: ['employeerange', 'range'],
  paymentTerms: ['paymentterm', 'term'],
  slas: ['sla'],
  assignees: ['assignee', 'employee', 'user'],
  addressTypes: ['addresstype'],
  countries: ['countr'],
  currencies: ['currenc'],
} as const;
export type Picker = keyof typeof pickers;

export const endpoint = '/app/dao/v6/customers';

export async function readConfig(read: Read): Promise<LookupResult> {
  return configOf(await read({ method: 'GET', path: endpoint, query: { a: 'getConfigData' } }));
}

/** The lists of an answer by picker, and the countries once more by their codes. */
export function configOf(json: unknown): LookupResult {
  const found = new Map<Picker, Option[]>();
  walk(json, '', 0, (name, records) => {
    const picker = pickerOf(name);
    if (picker === undefined) return;
    const options = records.flatMap((record) => optionOf(record, picker) ?? []);
    const before = found.get(picker) ?? [];
    const known = new Set(before.map(({ value }) => value));
    if (options.length > 0) found.set(picker, [...before, ...options.filter(({ value }) => !known.has(value))]);
  });
  const countryCodes = (found.get('countries') ?? []).flatMap(({ value, label, extra }): Option[] => {
    const code = extra?.countryCode ?? '';
    return code === '' ? [] : [{ value: code, label, extra: { countryId: value } }];
  });
  return { options: [], lists: { ...Object.fromEntries(found), countryCodes } };
}

/** The options of one picker in what was read. */
export function optionsFor(picker: Picker): (result: LookupResult) => readonly Option[] {
  return ({ lists }) => lists?.[picker] ?? [];
}

type Found = (name: string, records: readonly Readonly<Record<string, unknown>>[]) => void;

/** Lists of records under any name; deeper than six levels or in longer lists than 2,000 nothing is looked for. */
function walk(json: unknown, name: string, depth: number, found: Found): void {
  if (depth > 6) return;
  if (Array.isArray(json)) {
    const records = (json as unknown[]).slice(0, 2000).filter(isRecord);
    if (records.length > 0) found(name, records);
    return;
  }
  if (!isRecord(json)) return;
  for (const [key, value] of Object.entries(json).slice(0, 500)) walk(value, key, depth + 1, found);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/** The picker whose word stands in the list's name; longer words first, so that "employeeRanges" is no list of employees. */
function pickerOf(name: string): Picker | undefined {
  const plain = letters(name);
  const words = Object.entries(pickers).flatMap(([picker, all]) =>
    all.map((word) => ({ picker: picker as Picker, word })),
  );
  // A short word only at the beginning or the end: "sla" also stands in "translations".
  const names = (word: string) =>
    word.length > 5
      ? plain.includes(word)
      : plain.startsWith(word) || plain.endsWith(word) || plain.endsWith(`${word}s`);
  return words.toSorted((a, b) => b.word.length - a.word.length).find(({ word }) => names(word))?.picker;
}

/** An id/name pair: the picker's own words first ("statusId", "statusName", "paymentTerm"), then any id and any name. */
function optionOf(record: Readonly<Record<string, unknown>>, picker: Picker): Option | undefined {
  if (record.isEnabled === 'N' || record.isEnabled === false || record.active === false) return undefined;
  const keys = Object.keys(record).filter((key) => textAt(record, key) !== '');
  const own = keys.filter((key) => pickers[picker].some((word) => letters(key).includes(word)));
  const first = (...endings: readonly RegExp[]) =>
    endings.flatMap((ending) => [...own, ...keys].find((key) => ending.test(key)) ?? [])[0];
  const idKey = first(/RefId$/, /^id$|Id$/, /^code$|Code$/, /^value$/);
  const named = (key: string) => key !== idKey && typeof record[key] === 'string';
  const nameKey =
    first(/^name$|Name$/, /^label$|Label$|^meaning$|^displayValue$|^title$/) ??
    own.find(named) ??
    keys.find(named) ??
    idKey;
  if (idKey === undefined || nameKey === undefined) return undefined;
  const extra: Record<string, string> = {};
  for (const [key, name] of Object.entries({
    objectId: 'objectId',
    assigneeObjectId: 'objectId',
    countryCode: 'countryCode',
  })) {
    if (textAt(record, key) !== '') extra[name] = textAt(record, key);
  }
  return {
    value: textAt(record, idKey),
    label: textAt(record, nameKey),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}
