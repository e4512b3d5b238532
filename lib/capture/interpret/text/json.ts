import type { Lead } from '../../../lead/lead.ts';
import { phoneTypeOf } from '../../../lead/phone.ts';
import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { assemble } from '../assemble.ts';
import { fieldOfLabel, foldLabel, roleOfLabel } from '../labels.ts';
import { findsOfPairs, type Pair } from './pairs.ts';
import { settle } from './settle.ts';

const mostPairs = 600;
const deepest = 12;
const mostLeads = 1000;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Objects about the delivery, the form or the seller: what they hold is not the lead's. */
const foreign =
  /^(?:hook|webhook|headers|querystring|query|meta|metadata|account|organi[sz]ation|dealer|dealership|vendor|seller|provider|pro|professional|contractor|assigned.*|assignee|(?:.+ )?(?<!home ?|property |house |business )owner|agent|rep|sales.*|user|created by|updated by|team|office|location|branch|site|page|form|campaign|ad|adset|ad set|ad group|tracking|integration|workspace|project|app|sender|recipient|to|cc|listing|property|vehicle owner|store|links|pagination|config|settings|auth|context|source|device|browser|geo|referral.*|practice|practitioner|employee|manager|advisor|technician|franchise|company account)$/;
const personal =
  /^(?:lead|customer|client|contact|person|prospect|buyer|homeowner|consumer|applicant|caller|data|attributes|fields|answers|responses|values|body|payload|record|properties|details|submission|contact info|contact information|personal|billing|name|names|phone|phones|email|emails|address|addresses|location address|job site|service address|phone numbers|email addresses)$/;

export function parseJson(text: string): Json | undefined {
  const body = text.replace(/^\ufeff/, '').trim();
  if (!/^[[{]/.test(body)) return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    try {
      // Trailing commas and comments, as hand-edited and logged bodies have them.
      return JSON.parse(body.replace(/^\s{0,40}\/\/.{0,500}$/gm, '').replace(/,(\s{0,40}[}\]])/g, '$1')) as Json;
    } catch {
      return lineByLine(body);
    }
  }
}

/** Newline-delimited JSON: an object a line. */
function lineByLine(text: string): Json | undefined {
  const lines = text.split('\n').filter((l) => l.trim());
  if (lines.length < 2) return undefined;
  try {
    return lines.slice(0, mostLeads).map((l) => JSON.parse(l) as Json);
  } catch {
    return undefined;
  }
}

/** The one of several people in a body whom it is about. */
const chief = /^(?:lead|customer|client|prospect|buyer|homeowner|consumer|applicant|caller)$/;

/** A lead of a JSON body, whatever its shape: flat, nested, lists of question and answer, or many leads. */
export function readJson(
  json: unknown,
  context: CaptureContext,
  kind: CaptureOrigin['kind'],
  source = 'json',
): Capture {
  const records = recordsOf(json as Json);
  const titles = titlesOf(json as Json);
  const all = (records ?? [json as Json]).slice(0, mostLeads).map((record) => {
    const pairs: Pair[] = [];
    walk(record, [], undefined, pairs, source, 0, titles);
    return findsOfPairs(pairs, context.country);
  });
  const leads: Lead[] =
    records && records.length > 1
      ? all.map(({ finds }) =>
          assemble(
            finds.filter((f) => f.party === 'lead'),
            context,
          ),
        )
      : [];
  return settle({ finds: all[0]?.finds ?? [], unplaced: all[0]?.unplaced ?? [], leads, kind, context });
}

/** The array of leads that a body is or holds, if it holds several people. */
function recordsOf(json: Json, depth = 0): readonly Json[] | undefined {
  if (Array.isArray(json)) {
    const people = json.filter((item) => isObject(item) && looksLikePerson(item));
    return people.length > 1 && people.length >= json.length / 2 ? people : undefined;
  }
  if (!isObject(json) || depth > 4 || looksLikePerson(json)) return undefined;
  for (const [key, value] of Object.entries(json)) {
    if (foreign.test(foldLabel(key))) continue;
    const found = recordsOf(value, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function looksLikePerson(object: { readonly [key: string]: Json }): boolean {
  if (pairOf(object)) return false;
  const fields = new Set<string>();
  const look = (o: { readonly [key: string]: Json }, depth: number) => {
    for (const [key, value] of Object.entries(o).slice(0, 80)) {
      const field = fieldOfLabel(key)?.field;
      if (
        typeof value === 'string' &&
        value &&
        field &&
        /^(?:name|firstName|lastName|email|phone|street|companyName)$/.test(field)
      )
        fields.add(field);
      else if (isObject(value) && depth < 2 && !foreign.test(foldLabel(key))) look(value, depth + 1);
      else if (Array.isArray(value) && value.length && field && /^(?:email|phone)$/.test(field)) fields.add(field);
    }
  };
  look(object, 0);
  return fields.size >= 2;
}

function walk(
  value: Json,
  path: readonly string[],
  party: 'other' | undefined,
  out: Pair[],
  source: string,
  depth: number,
  titles: ReadonlyMap<string, string>,
): void {
  if (depth > deepest || out.length >= mostPairs || value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const texts = value.filter((v) => typeof v === 'string' || typeof v === 'number');
    if (texts.length === value.length && texts.length) {
      for (const text of texts.slice(0, 6)) leaf(String(text), path, party, out, source);
    } else for (const item of value.slice(0, 60)) walk(item, path, party, out, source, depth + 1, titles);
    return;
  }
  if (!isObject(value)) {
    if (typeof value !== 'boolean') leaf(String(value), path, party, out, source);
    return;
  }
  const answer = typedAnswer(value, titles);
  if (answer) {
    leaf(answer.value, [answer.label], party, out, source);
    return;
  }
  const pair = pairOf(value);
  if (pair) {
    for (const text of pair.values) leaf(text, [...path.slice(0, -1), pair.label], party, out, source);
    return;
  }
  const kinded = kindedOf(value, path.at(-1) ?? '');
  if (kinded) {
    leaf(kinded.value, [...path.slice(0, -1), kinded.label], party, out, source);
    if (kinded.extension) leaf(kinded.extension, [...path.slice(0, -1), 'extension'], party, out, source);
    return;
  }
  const keys = Object.keys(value).map(foldLabel);
  const ofFirm =
    keys.some((key) => /^(?:customer|caller|consumer) /.test(key)) && keys.some((key) => firmsOwn.test(key));
  const hasChief = Object.entries(value).some(
    ([key, inner]) => chief.test(foldLabel(key)) && isObject(inner) && looksLikePerson(inner),
  );
  for (const [key, inner] of Object.entries(value)) {
    const folded = foldLabel(key);
    const nested = typeof inner === 'object' && inner !== null;
    const others =
      nested &&
      !(Array.isArray(inner) && inner.some((item) => isObject(item) && pairOf(item))) &&
      !personal.test(folded) &&
      (foreign.test(folded) ||
        (hasChief && isObject(inner) && looksLikePerson(inner) && !chief.test(folded)) ||
        (roleOfLabel(key) === 'other' && !/response|submission|answers|entry/.test(folded)));
    const firms = ofFirm && (firmsOwn.test(folded) || folded === 'company name');
    walk(inner, [...path, key], others || firms ? 'other' : party, out, source, depth + 1, titles);
  }
}

/** Beside keys of the customer, what services that answer calls say of the firm that is called. */
const firmsOwn = /^(?:business|tracking|agent) (?:phone|number|name|email)/;

/** Keys that mean something only with the key above them: "name.first", "phone.number", "company.name". */
const partial =
  /^(?:first|last|middle|full|name|number|value|line 1|line 2|line1|line2|line 3|type|id|code|title|text|label|display|formatted|raw|main|primary|given|family|mobile|cell|home|work|office|fax)$/;

function leaf(text: string, path: readonly string[], party: 'other' | undefined, out: Pair[], source: string): void {
  const key = path.at(-1) ?? '';
  // Builders of forms number their questions: "q3_fullName.first".
  const parent = (path.at(-2) ?? '').replace(/^q\d+_/, '').replace(/^fullname$/i, 'name');
  let label = key;
  if (parent && partial.test(foldLabel(key)) && !/^\d+$/.test(parent)) {
    const joined = `${/^(?:addr|adr|location)$/i.test(parent) ? 'address' : singular(parent)} ${key}`;
    const swapped = `${key} ${singular(parent)}`;
    if (
      (fieldOfLabel(swapped)?.confidence ?? 0) > (fieldOfLabel(joined)?.confidence ?? 0) &&
      !/^(?:name|number|value|type|id|text|title|label)$/i.test(foldLabel(key))
    )
      label = swapped;
    else if (fieldOfLabel(joined) || roleOfLabel(joined)) label = joined;
    else if (/^(?:id|type|code|label|value|number|text|title|display)$/.test(foldLabel(key))) label = joined;
  }
  out.push({
    label,
    value: text,
    evidence: { source, text: `${source.toUpperCase()} ${path.join('.')}`.slice(0, 160), quote: text },
    ...(party ? { party } : {}),
  });
}

function singular(key: string): string {
  return /(?:phones|emails|names|addresses|numbers|contacts)$/i.test(key)
    ? key.replace(/(?:es|s)$/i, (s) => (/addresses$/i.test(key) ? '' : s === 'es' ? 'e' : ''))
    : key;
}

/** {"name": "full_name", "values": ["Ezekiel"]}, {"question": "Phone?", "answer": "…"}, {"label": …, "value": …}. */
function pairOf(object: { readonly [key: string]: Json }): { label: string; values: string[] } | undefined {
  if (isTyped(object)) return { label: '', values: [] };
  const keys = new Map(Object.keys(object).map((k) => [foldLabel(k), k]));
  const pick = (names: readonly string[]) => names.map((n) => keys.get(n)).find((k) => k !== undefined);
  const valueKey = pick([
    'values',
    'value',
    'answer',
    'answers',
    'response',
    'user response',
    'string value',
    'content',
    'field value',
    'input',
    'display value',
    'user input',
  ]);
  const labelKey = pick([
    'label',
    'question',
    'name',
    'key',
    'field',
    'field name',
    'field label',
    'column name',
    'column id',
    'title',
    'question text',
    'ref',
    'id',
    'slug',
    'code',
  ]);
  // {"type": "MobilePhone", "value": "…"}: a way to reach somebody has no other name.
  const kind = ['type', 'kind'].map((key) => object[keys.get(key) ?? '']).find((k) => typeof k === 'string');
  const reach = typeof kind === 'string' && /^(?:phone|email|fax)$/.test(fieldOfLabel(kind)?.field ?? '');
  if (!valueKey || !(labelKey || reach) || valueKey === labelKey) return undefined;
  const label = reach ? kind : object[labelKey ?? ''];
  const value = object[valueKey];
  if (typeof label !== 'string' || label.length > 120) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return { label, values: [String(value)] };
  if (Array.isArray(value) && value.every((v) => typeof v === 'string' || typeof v === 'number'))
    return { label, values: value.map(String) };
  return undefined;
}

/** What the questions of a form are called: answers often repeat only their ids. */
function titlesOf(json: Json): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const look = (value: Json, depth: number) => {
    if (depth > 6 || titles.size >= 200) return;
    if (Array.isArray(value)) for (const item of value.slice(0, 200)) look(item, depth + 1);
    if (!isObject(value)) return;
    const title = [value.title, value.question, value.label].find((t) => typeof t === 'string' && t.length <= 120);
    for (const id of [value.id, value.ref, value.key])
      if (typeof title === 'string' && title && (typeof id === 'string' || typeof id === 'number'))
        titles.set(String(id), title);
    for (const inner of Object.values(value)) look(inner, depth + 1);
  };
  look(json, 0);
  return titles;
}

/** {"type": "phone_number", "phone_number": "…", "field": {"ref": "phone"}}: the answer stands under its type. */
function typedAnswer(
  object: { readonly [key: string]: Json },
  titles: ReadonlyMap<string, string>,
): { label: string; value: string } | undefined {
  const { type, field } = object;
  if (typeof type !== 'string' || !isObject(field)) return undefined;
  const asked = titles.get(String(field.id));
  const names = [asked, field.title, field.label, field.name, field.ref].filter(
    (v): v is string => typeof v === 'string' && v !== '',
  );
  // What is asked says more than what a programmer called it.
  const known = (asked ? names.slice(0, 1) : names).find((n) => fieldOfLabel(n));
  const label = known ?? (field.type === 'long_text' ? 'message' : undefined) ?? names[0] ?? type;
  const value = object[type];
  const text = isObject(value) ? value.label : value;
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  return {
    label: fieldOfLabel(label) || !/^(?:email|phone_number)$/.test(type) ? label : type,
    value: String(text),
  };
}

const isTyped = ({ type, field }: { readonly [key: string]: Json }): boolean =>
  typeof type === 'string' && isObject(field);

/** {"type": "mobile", "number": "…"} under "phones", {"primary": true, "address": "…"} under "emails". */
function kindedOf(
  object: { readonly [key: string]: Json },
  parent: string,
): { label: string; value: string; extension: string } | undefined {
  const about = foldLabel(singular(parent));
  const field =
    fieldOfLabel(about.replace(/ (?:list|numbers?|addresses)$/, ''))?.field ??
    (/phone|tel/.test(about) ? 'phone' : /mail/.test(about) ? 'email' : undefined);
  if (field !== 'phone' && field !== 'email') return undefined;
  const text = (names: readonly string[]) => {
    for (const [key, value] of Object.entries(object))
      if (names.includes(foldLabel(key)) && (typeof value === 'string' || typeof value === 'number') && value !== '')
        return String(value);
    return '';
  };
  const value = text(
    field === 'phone'
      ? ['number', 'value', 'phone', 'phone number', 'full', 'formatted', 'e 164', 'raw']
      : ['value', 'address', 'email', 'email address'],
  );
  if (!value) return undefined;
  const kind = text(['type', 'kind', 'label', 'description', 'category']) || (phoneTypeOf(about) ?? '');
  return {
    label: `${/^(?:mobile|cell|home|work|office|fax|business|cellular)/i.test(kind) ? `${kind} ` : ''}${field}`,
    value,
    extension: field === 'phone' ? text(['extension', 'ext']) : '',
  };
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
