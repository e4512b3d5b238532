import { findEmails } from '../../lead/email.ts';
import { countryOf, regionOf } from '../../lead/regions.ts';
import type { ControlFact } from '../facts.ts';
import { type ControlField, fieldOfAutocomplete } from './control-words.ts';
import type { PageView } from './page-view.ts';
import { controlField, labelField } from './remembered.ts';

/** A control with a value that belongs to a lead, and why it is thought to. */
export interface ReadControl {
  readonly field: ControlField;
  readonly value: string;
  /** What announced it: "label “Cell”", "autocomplete tel". */
  readonly why: string;
  /** The words that announced it, for the kind of phone. */
  readonly words: string;
  readonly confidence: number;
  readonly block: number;
  readonly control: ControlFact;
}

const digits = (text: string) => text.replace(/\D/g, '').length;

/** What people put where a form shows an example or a hint as its value. */
const hintValue =
  /^(?:|n\/?a|anonym(?:ous|e)?|guest|select.{0,30}|choose.{0,30}|please (?:select|choose).{0,30}|enter (?:your|a|the) .{0,40}|your (?:e-?mail|name|message|phone).{0,30}|subscribe|search.{0,20}|(?:add|write|type|post|enter|leave|send) (?:a|an|your|the) .{0,60}|sign ?up|e-?mail(?: address)?|(?:full |your |company )?name|first name|last name|phone|message|city|comments?)$/i;

/** Whether a value can be what the field wants. */
function fits(field: ControlField, value: string): boolean {
  if (hintValue.test(value.replace(/^[^\p{L}\p{N}]{1,6}|[^\p{L}\p{N}]{1,6}$/gu, ''))) return false;
  switch (field) {
    case 'email':
      return findEmails(value).length > 0;
    case 'phone':
    case 'fax':
      return digits(value) >= 6 && digits(value) <= 17 && /^[\d\s()+./x–#ext,-]+$/i.test(value);
    case 'phoneArea':
    case 'phonePart':
      return digits(value) >= 2 && /^[\d\s()-]{2,12}$/.test(value);
    case 'phoneCountry':
      return /\+?\d{1,3}/.test(value) && digits(value) <= 4;
    case 'extension':
      return /^\D{0,5}\d{1,7}$/.test(value);
    case 'firstName':
    case 'lastName':
    case 'middleName':
    case 'name':
      return (
        value.length <= 80 && /\p{L}/u.test(value) && !/[@\d/\\<>{}=_]| [-–] /.test(value) && !/^https?:/i.test(value)
      );
    case 'companyName':
    case 'jobTitle':
      return value.length <= 150 && /\p{L}/u.test(value) && !/@|^https?:/i.test(value);
    case 'postalCode':
      return value.length <= 12 && /\d/.test(value) && /^[A-Za-z\d\s-]+$/.test(value);
    case 'state':
      return value.length <= 60 && /\p{L}/u.test(value) && !/[@\d]|https?:/i.test(value);
    case 'city':
    case 'county':
      return value.length <= 60 && /\p{L}/u.test(value) && !/@|https?:|\d{3}/i.test(value);
    case 'country':
      return value.length >= 2 && value.length <= 60 && /\p{L}/u.test(value) && !/@|https?:/i.test(value);
    case 'street':
    case 'address':
      return value.length >= 3 && value.length <= 300 && /\p{L}/u.test(value) && !/@|^https?:/i.test(value);
    case 'street2':
      return value.length <= 80 && !/@|^https?:/i.test(value);
    case 'houseNumber':
      return value.length <= 10 && /\d/.test(value);
    case 'website':
      return (
        /^(?:https?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#:].*)?$/iu.test(value.trim()) && !value.includes('@')
      );
    case 'vehicleYear':
      return /^(?:19|20)\d{2}$/.test(value.trim());
    default:
      return value.length > 0 && value.length <= 4000;
  }
}

/** Words by which the control is announced, best first. */
function announcements(
  view: PageView,
  block: number,
  control: ControlFact,
): [kind: string, text: string, weight: number][] {
  const list: [string, string, number][] = [];
  if (control.label) list.push(['label', control.label, 0.97]);
  if (control.placeholder) list.push(['placeholder', control.placeholder, 0.94]);
  const before = control.label ? '' : textBefore(view, block);
  if (before) list.push(['text before', before, 0.9]);
  if (control.name) list.push(['name', control.name, 0.88]);
  if (control.id) list.push(['id', control.id, 0.86]);
  if (control.title) list.push(['title', control.title, 0.85]);
  const after = control.label || before ? '' : textAfter(view, block);
  if (after) list.push(['text after', after, 0.6]);
  return list;
}

const labelCap = 90;

/** The text that stands right before a control with no other control between: its label in most old layouts. */
export function textBefore(view: PageView, block: number): string {
  const own = view.blocks[block]?.control?.value;
  for (let i = block - 1, seen = 0; i >= 0 && seen < 12; i -= 1, seen += 1) {
    const at = view.blocks[i];
    if (!at) break;
    if (at.control && at.control.type !== 'checkbox' && at.control.type !== 'radio') return '';
    const text = at.text?.trim();
    // A control drawn over a native one repeats its value.
    if (!text || text === own || /^[*:()\s•·|-]{1,4}$/.test(text)) continue;
    return text.length <= labelCap ? text : text.slice(-labelCap);
  }
  return '';
}

function textAfter(view: PageView, block: number): string {
  const next = view.blocks[block + 1];
  return next?.text && next.in === view.blocks[block]?.in && next.text.length <= labelCap ? next.text.trim() : '';
}

/** Reads one control, or several that hold `joined` in parts; `undefined` when the value is nothing of a lead's. */
export function readControl(view: PageView, block: number, joined = ''): ReadControl | undefined {
  const control = view.blocks[block]?.control;
  if (!control || control.type === 'checkbox' || control.type === 'radio' || control.type === 'search')
    return undefined;
  const value = joined || control.value.trim();
  if (!value || value === control.placeholder || (control.type === 'select' && control.untouched)) return undefined;
  const make = (field: ControlField, why: string, words: string, confidence: number): ReadControl => ({
    field,
    value,
    why,
    words,
    confidence: control.hidden ? confidence * 0.5 : confidence,
    block,
    control,
  });
  const said = announcements(view, block, control);
  const all = said.map(([, text]) => text).join(' ');
  if (/^(?:search|find|look up|filter)\b/i.test(all)) return undefined;
  const isEmail = findEmails(value).length > 0 && value.length < 120;

  const token = control.autocomplete ? fieldOfAutocomplete(control.autocomplete) : undefined;
  if (token && token !== 'none' && fits(token, value))
    return make(token, `autocomplete ${control.autocomplete}`, all, 0.98);
  if (control.type === 'email' && isEmail) return make('email', 'input of type email', all, 0.97);

  // A choice among countries is one whatever its label says ("Region").
  if (control.type === 'select' && countryOf(value) && !regionOf(value))
    return make('country', 'a choice of country', all, 0.8);

  if (control.type === 'select' && said.length <= 2 && regionOf(value) && value.length > 3) {
    return make('state', 'a choice of state', all, 0.75);
  }

  let refused = false;
  for (const [kind, text, weight] of said) {
    const label = kind === 'name' || kind === 'id' ? undefined : labelField(text);
    // "City, State ZIP" in one box.
    const field =
      label?.field === 'cityStateZip'
        ? 'address'
        : (controlField(text) ??
          (label && /^(?:name|phone)$/.test(label.field) && label.confidence >= 0.9 ? label.field : undefined));
    if (!field) continue;
    if (field === 'none') {
      // What is called a login may hold an e-mail address all the same.
      refused = true;
      if (kind !== 'name' && kind !== 'id') break;
      continue;
    }
    if (refused && !isEmail) break;
    if ((control.type === 'select' || control.type === 'combobox') && written.has(field)) continue;
    // A site that is not on the web is one on the ground.
    const place =
      field === 'website' && label?.field === 'address' && !fits(field, value)
        ? label.field
        : control.type === 'textarea' && !longField.has(field)
          ? 'notes'
          : field;
    if (fits(place, value))
      return make(place, `${kind} “${text.slice(0, 60)}”`, `${text} ${control.label ?? ''}`, weight);
  }
  if (isEmail) return make('email', 'an e-mail address', all, 0.7);
  if (refused) return undefined;
  // A question that no word tells, answered in a sentence.
  if (said[0]?.[1].endsWith('?') && answer.test(value)) return make('notes', 'an answer in words', all, 0.6);
  if (control.type === 'editable' ? answer.test(value) : control.type === 'textarea' && value.length > 3)
    return make('notes', 'a text area', all, 0.6);
  if (control.type === 'datetime-local') return make('appointmentAt', 'input of type datetime-local', all, 0.6);
  if (control.type === 'tel' && fits('phone', value) && digits(value) >= 7)
    return make('phone', 'input of type tel', all, 0.7);
  if (control.type === 'url' && fits('website', value)) return make('website', 'input of type url', all, 0.7);
  return undefined;
}

const answer = /(?:\p{Ll}{2,}[,.]? (?:\S{1,20} ){0,2}){4}\p{Ll}{2,}/u;

/** Fields that are written, never chosen from a list. */
const written = new Set<ControlField>([
  'name',
  'firstName',
  'lastName',
  'middleName',
  'email',
  'phone',
  'notes',
  'street',
  'street2',
  'website',
]);
/** Fields that a text area may hold besides a message. */
const longField = new Set<ControlField>(['address', 'street', 'notes', 'none', 'subject', 'name', 'email', 'phone']);
