import { isRecord, recordsIn, textAt } from '../answers.ts';
import { isFilled } from '../body.ts';
import type { Field, FieldType, Json, LookupResult, Option, Read, Values } from '../define.ts';

/** The divisions ("operations") that a lead can be for; inactive ones are left out. */
export async function readOperations(read: Read): Promise<LookupResult> {
  const answer = await read({ method: 'GET', path: '/api/v1/operations' });
  const options = recordsIn(answer, 'operations', 'data')
    .filter((record) => record.active !== false && textAt(record, 'id') !== '')
    .map(
      (record): Option => ({
        value: textAt(record, 'id'),
        label: textAt(record, 'display_name') || textAt(record, 'name') || textAt(record, 'id'),
      }),
    );
  return { options };
}

/** The account's custom inputs for jobs, as plain items. Those of clients, items and others are not the lead's. */
export async function readCustomInputs(read: Read): Promise<LookupResult> {
  const answer = await read({ method: 'GET', path: '/api/v1/custom_inputs' });
  const items = recordsIn(answer, 'custom_inputs', 'data')
    .filter((record) => textAt(record, 'resource_type').toLowerCase() === 'job' && textAt(record, 'id') !== '')
    .map(itemOf);
  return { options: items.map(({ id, name }) => ({ value: id, label: name })), items: items as unknown as Json[] };
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly placeholder: string;
  readonly section: string;
  /** Ids of the divisions it belongs to; empty for all. */
  readonly operations: readonly string[];
  readonly options: readonly Option[];
}

function itemOf(record: Readonly<Record<string, unknown>>): Item {
  const operations = Array.isArray(record.operations) ? (record.operations as unknown[]) : [];
  return {
    id: textAt(record, 'id'),
    name: textAt(record, 'name') || `Custom input ${textAt(record, 'id')}`,
    type: textAt(record, 'input_type').toLowerCase(),
    required: record.required === true,
    placeholder: textAt(record, 'placeholder'),
    section: textAt(record, 'section_name'),
    operations: operations.map((item) => (isRecord(item) ? textAt(item, 'id') : String(item))).filter(Boolean),
    options: recordsIn(record.dropdown_options)
      .toSorted((a, b) => Number(textAt(a, 'order') || 0) - Number(textAt(b, 'order') || 0))
      .map((option) => ({
        value: textAt(option, 'key') || textAt(option, 'display'),
        label: textAt(option, 'display') || textAt(option, 'key'),
      })),
  };
}

/** The page shows "dropdown" only; the other names are the usual ones, and an unknown one is text. */
const types: Readonly<Record<string, FieldType>> = {
  dropdown: 'select',
  select: 'select',
  text: 'text',
  string: 'text',
  textarea: 'multiline',
  text_area: 'multiline',
  long_text: 'multiline',
  number: 'number',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  datetime: 'datetime',
  date_time: 'datetime',
  checkbox: 'checkbox',
  boolean: 'checkbox',
};

/** A field for each custom input of the chosen division ("operations" empty: of every division). */
export function customFields(lookup: LookupResult | undefined, values: Values): Field[] {
  const items = (lookup?.items ?? []) as unknown as readonly Item[];
  return items
    .filter(({ operations }) => operations.length === 0 || operations.includes(String(values.operationId ?? '')))
    .map(
      (item): Field => ({
        key: `custom.${item.id}`,
        label: item.name,
        type: types[item.type] ?? (item.options.length > 0 ? 'select' : 'text'),
        path: `job.custom_field_values.${item.id}`,
        part: 'custom',
        required: item.required,
        // "Custom Field Value: 4000 characters"
        max: 4000,
        documented: false,
        help: item.placeholder || item.section || undefined,
        ...(item.options.length > 0 ? { options: item.options } : {}),
        // The page gives values as text with a length: a switch is sent as a word too.
        encode: (value) => (typeof value === 'boolean' ? String(value) : isFilled(value) ? String(value) : undefined),
      }),
    );
}
