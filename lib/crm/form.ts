import type { Account } from '../accounts/account.ts';
import type { Lead } from '../lead/lead.ts';
import { isFilled, isPartFilled, numberOf, referenceRoom } from './body.ts';
import { asOption, goneIn, listIn } from './choices.ts';
import type {
  CrmDefinition,
  DefaultContext,
  Field,
  Lookups,
  Option,
  PlanInput,
  PlannedField,
  Step,
  Value,
  Values,
} from './define.ts';

export { fillPlaceholders, isFilled, pathProblem } from './body.ts';

/** What the form needs to know of an account. */
export type FormAccount = Pick<Account, 'defaults' | 'paths' | 'remembered'>;

export interface Problem {
  readonly field: string;
  readonly kind: 'required' | 'tooLong' | 'option' | 'format';
  /** In plain English, without the label. */
  readonly message: string;
  /** For `tooLong`: how long it is, and how long it may be. */
  readonly length?: number;
  readonly max?: number;
}

export interface Handover {
  readonly lead: Lead;
  readonly values: Values;
  readonly chosen?: Readonly<Record<string, readonly Option[]>>;
  /** Needed for the fields that the CRM itself defines. */
  readonly lookups?: Lookups;
  readonly reference: string;
  readonly timeZone: string;
  readonly pageUrl?: string;
}

/** Every row of the table and what the CRM itself defines, whatever is shown at the moment. */
function allFields(crm: CrmDefinition, lookups: Lookups, values: Values): readonly Field[] {
  return [...crm.fields, ...(crm.dynamicFields?.(lookups, values) ?? [])];
}

/**
 * The fields of the form as they stand for this account and these values: path overrides applied,
 * switched-off and hidden ones (`when`) left out, options from lookups and from what the account
 * remembers, `required` resolved (a field of an optional part is required only once the part is
 * filled), `max` less the room that the reference takes. `options` is absent where its lookup has not been read.
 */
export function fieldsOf(crm: CrmDefinition, account: FormAccount, lookups: Lookups, values: Values): Field[] {
  const shown = allFields(crm, lookups, values).filter(
    (field) => account.paths[field.key]?.off !== true && (field.when?.(values) ?? true),
  );
  const optional = new Set(crm.parts?.filter((part) => part.optional).map((part) => part.id));
  return shown.map((field) => {
    const path = account.paths[field.key]?.path;
    const asleep = field.part !== undefined && optional.has(field.part) && !isPartFilled(field.part, shown, values);
    const required = !asleep && (field.required === true || field.requiredWhen?.(values) === true);
    const options = optionsOf(field, account, lookups, values);
    return {
      ...field,
      ...(path !== undefined && path !== '' && field.path !== null ? { path } : {}),
      required,
      ...(field.reference === 'appended' && field.max !== undefined ? { max: field.max - referenceRoom } : {}),
      ...(options === undefined ? {} : { options }),
    };
  });
}

function optionsOf(field: Field, account: FormAccount, lookups: Lookups, values: Values): Option[] | undefined {
  const result = field.lookup === undefined ? undefined : lookups[field.lookup];
  const read = listIn(result, field.list);
  const remembered = field.remember ? (account.remembered[field.key] ?? []) : undefined;
  if (field.options === undefined && read === undefined && remembered === undefined) return undefined;
  const byValue = new Map<string, Option>();
  // What the CRM itself says comes first: its entries carry ids that the definition's own cannot have.
  for (const option of [...(read ?? []), ...(field.options ?? []).map(asOption), ...(remembered ?? [])]) {
    if (!byValue.has(option.value)) byValue.set(option.value, option);
  }
  const options = [...byValue.values()];
  const value = values[field.key];
  if (field.open && typeof value === 'string' && value !== '' && !byValue.has(value)) {
    const label = values[`${field.key}.label`];
    options.push({ value, label: typeof label === 'string' && label !== '' ? label : value });
  }
  return options;
}

/** What the lead says of a field; undefined where it says nothing. */
export function saidByLead(field: Field, lead: Lead, context: DefaultContext): Value | undefined {
  const own = field.from?.(lead, context);
  return own !== undefined && own !== '' && (own === false || isFilled(own)) ? own : undefined;
}

/**
 * Whether a value of the field may be asked to stand for other leads as well: a choice that the lead said nothing
 * of, or a text that no lead is asked for. Texts of a person and dates are about one lead.
 */
export function isRememberable(field: Field, lead: Lead, context: DefaultContext): boolean {
  const { type = 'text' } = field;
  if (field.reference || ['multiline', 'date', 'datetime', 'pairs'].includes(type)) return false;
  const choice = field.options !== undefined || field.lookup !== undefined || field.remember || type === 'checkbox';
  return choice ? saidByLead(field, lead, context) === undefined : field.from === undefined;
}

/**
 * The values the form starts with, by field key: what the lead says, else the account's default,
 * else the definition's own. Keys without any are absent.
 */
export function defaultValues(
  crm: CrmDefinition,
  account: Pick<Account, 'defaults'>,
  lead: Lead,
  context: DefaultContext,
): Values {
  const values: Record<string, Value> = {};
  for (const [key, value] of Object.entries(account.defaults)) values[key] = value;
  for (const field of crm.fields) {
    const own = saidByLead(field, lead, context);
    if (own !== undefined) values[field.key] = own;
    else if (values[field.key] === undefined && field.fallback !== undefined) values[field.key] = field.fallback;
  }
  return values;
}

const email = /^[^\s@<>,;]{1,64}@[^\s@<>,;.]{1,63}(?:\.[^\s@<>,;.]{1,63}){1,8}$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const datetime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** What keeps the values from being sent, in the order of the fields (as `fieldsOf` gives them). At most one a field. */
export function problemsOf(fields: readonly Field[], values: Values): Problem[] {
  return fields.flatMap((field) => problemOf(field, values[field.key]) ?? []);
}

function problemOf(field: Field, value: Value | undefined): Problem | undefined {
  const problem = (kind: Problem['kind'], message: string): Problem => ({ field: field.key, kind, message });
  if (!isFilled(value) || value === undefined) {
    return field.required ? problem('required', 'This is required.') : undefined;
  }
  const texts = typeof value === 'string' ? [value] : typeof value === 'boolean' ? [] : Object.values(value);
  const long = field.max === undefined ? undefined : texts.find((text) => text.length > (field.max ?? 0));
  if (long !== undefined && field.max !== undefined) {
    return {
      ...problem('tooLong', `${long.length - field.max} characters too many: at most ${field.max}.`),
      length: long.length,
      max: field.max,
    };
  }
  if (field.options !== undefined && !field.remember && !field.open && field.type !== 'pairs') {
    const gone = goneIn(field.options, value);
    if (gone !== undefined) return problem('option', gone);
  }
  if (field.pattern !== undefined) {
    const pattern = new RegExp(field.pattern.source, 'u');
    if (texts.some((text) => !pattern.test(text))) return problem('format', field.pattern.says);
  }
  const says = formatProblem(field, value);
  return says === undefined ? undefined : problem('format', says);
}

function formatProblem(field: Field, value: Value): string | undefined {
  if (typeof value !== 'string') return undefined;
  switch (field.type) {
    case 'email':
      return email.test(value) ? undefined : 'This is no e-mail address.';
    case 'number':
      return numberOf(value) === undefined ? 'This is no number.' : undefined;
    case 'url':
      return URL.canParse(value) || URL.canParse(`https://${value}`) ? undefined : 'This is no web address.';
    case 'date':
      return date.test(value) ? undefined : 'This is no date.';
    case 'datetime':
      return datetime.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'This is no date and time.';
    default:
      return undefined;
  }
}

/** The options that the values name: as given where they still fit, else from the fields' own. */
function chosenOf(
  fields: readonly Field[],
  values: Values,
  given: Readonly<Record<string, readonly Option[]>>,
): Record<string, readonly Option[]> {
  const chosen: Record<string, readonly Option[]> = {};
  for (const field of fields) {
    const value = values[field.key];
    const picked = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
    const known = [...(given[field.key] ?? []), ...(field.options ?? []).map(asOption)];
    const options = picked.flatMap((item) => known.find((option) => option.value === item) ?? []);
    if (options.length > 0) chosen[field.key] = options;
  }
  return chosen;
}

/**
 * Everything a definition needs to make its requests. Values that were not touched take the same
 * defaults as in the form, so a caller may pass only what the person changed. Throws when a value
 * belongs to a field of the CRM's own whose lookup is missing: it would be lost without a word.
 */
export function planInput(crm: CrmDefinition, account: FormAccount, handover: Handover): PlanInput {
  const { lead, reference, timeZone } = handover;
  const lookups = handover.lookups ?? {};
  const pageUrl = handover.pageUrl ?? lead.source.url;
  const values = { ...defaultValues(crm, account, lead, { reference, pageUrl, timeZone }), ...handover.values };
  const missing = Object.keys(crm.lookups ?? {}).filter((id) => lookups[id] === undefined);
  const custom = Object.keys(values).some((key) => key.startsWith('custom.') && isFilled(values[key]));
  if (crm.dynamicFields !== undefined && custom && missing.length > 0) {
    throw new Error(`The fields of the account are not known yet: ${missing.join(', ')}.`);
  }
  const fields = fieldsOf(crm, account, lookups, values);
  return { lead, values, chosen: chosenOf(fields, values, handover.chosen ?? {}), fields, reference, timeZone };
}

/** The requests to make, in order, frozen as plain data. Pure. */
export function planSteps(crm: CrmDefinition, account: FormAccount, handover: Handover): readonly Step[] {
  return crm.steps(planInput(crm, account, handover));
}

/**
 * What the worker has to know of the form's fields once a handoff is frozen. A list is named only where the choice is
 * one of its entries and nothing else can be: such a choice may be gone by the time it is sent.
 */
export function plannedFields(crm: CrmDefinition, { fields, values }: PlanInput): PlannedField[] {
  const own = new Map(crm.fields.map((field) => [field.key, field]));
  return fields.flatMap((field) => {
    const { key, path, step = crm.mainStep, lookup, list } = field;
    const value = values[key];
    const fixed = own.get(key)?.options ?? [];
    const listed =
      lookup !== undefined && !field.open && !field.remember && isFilled(value) && value !== undefined
        ? goneIn(fixed, value) !== undefined
        : false;
    if (path === null && !listed) return [];
    const place = { key, step, ...(path === null ? {} : { path }) };
    return [listed && lookup !== undefined ? { ...place, lookup, ...(list === undefined ? {} : { list }) } : place];
  });
}
