import { isRecord, recordsIn, textAt } from '../answers.ts';
import { isFilled } from '../body.ts';
import type { Field, FieldType, Json, LookupResult, Option, Read } from '../define.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly options: readonly Option[];
}

/**
 * `GET /api/custom-field/lead`. The documented schema has entity, fieldName, fieldType and options (JSON
 * in a string) but no id, while a value needs `field.id`: those that come with an id are offered, the
 * others cannot be sent.
 */
export async function readCustomFields(read: Read): Promise<LookupResult> {
  const records = recordsIn(
    await read({ method: 'GET', path: '/api/custom-field/lead' }),
    'customFields',
    'fields',
    'data',
  );
  const items = records.map(itemOf).filter((item) => item.id !== '');
  return { options: items.map(({ id, name }) => ({ value: id, label: name })), items: items as unknown as Json[] };
}

function itemOf(record: Readonly<Record<string, unknown>>): Item {
  const id = textAt(record, 'id') || textAt(record.field, 'id');
  const settings = settingsOf(record.options);
  return {
    id,
    name: textAt(record, 'fieldName') || textAt(record, 'name') || id,
    type: textAt(record, 'fieldType').toLowerCase(),
    required: record.required === true || (isRecord(settings) && settings.required === true),
    options: choicesIn(settings),
  };
}

/** The options as JSON, whether they come as text (as documented) or already parsed. */
function settingsOf(options: unknown): unknown {
  if (typeof options !== 'string') return options;
  try {
    return JSON.parse(options);
  } catch {
    return undefined;
  }
}

function choicesIn(settings: unknown): Option[] {
  const list = Array.isArray(settings)
    ? (settings as unknown[])
    : isRecord(settings)
      ? ['options', 'choices', 'values'].map((key) => settings[key]).find(Array.isArray)
      : undefined;
  return ((list as unknown[] | undefined) ?? []).flatMap((item): Option[] => {
    if (typeof item === 'string' || typeof item === 'number') return [{ value: String(item), label: String(item) }];
    const value = textAt(item, 'value') || textAt(item, 'id') || textAt(item, 'key');
    const label = textAt(item, 'label') || textAt(item, 'name') || value;
    return value === '' ? [] : [{ value, label }];
  });
}

/** The page names no type: the usual words, anything else is text. */
function typeOf(type: string, hasOptions: boolean): FieldType {
  if (hasOptions) return 'select';
  if (/bool|check|switch/.test(type)) return 'checkbox';
  if (/date_?time|timestamp/.test(type)) return 'datetime';
  if (/date/.test(type)) return 'date';
  if (/int|num|decimal|float|currency/.test(type)) return 'number';
  return /area|long|multi/.test(type) ? 'multiline' : 'text';
}

/** A field for each custom field; a value stands in the list `customFieldValues` as `{field: {id}, value}`. */
export function customFields(lookup: LookupResult | undefined): Field[] {
  return ((lookup?.items ?? []) as unknown as readonly Item[]).map((item) => ({
    key: `custom.${item.id}`,
    label: item.name,
    type: typeOf(item.type, item.options.length > 0),
    path: 'customFieldValues[+]',
    part: 'custom',
    required: item.required,
    documented: true,
    ...(item.options.length > 0 ? { options: item.options } : {}),
    when: (values) => !values.copyOf,
    encode: (value) => (isFilled(value) ? { field: { id: item.id }, value: String(value) } : undefined),
  }));
}
