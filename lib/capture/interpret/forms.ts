import { findEmails } from '../../lead/email.ts';
import { phoneTypeOf } from '../../lead/phone.ts';
import type { Evidence } from '../capture.ts';
import { type ReadControl, readControl } from './controls.ts';
import type { Find } from './finds.ts';
import { otherPerson } from './other-person.ts';
import type { PageView } from './page-view.ts';
import { placeFields } from './place-fields.ts';

/** The filled controls that describe one person: those of one form, or of none. */
export interface FilledForm {
  readonly finds: readonly Find[];
  /** Names somebody or says how to reach them; a lone message box is a reply, not a lead. */
  readonly personal: boolean;
  /** How much it says about a person; the form with most is the one being filled. */
  readonly weight: number;
  /** Shows a record (read-only or edited in place) rather than asking for one. */
  readonly record: boolean;
  readonly firstBlock: number;
  readonly lastBlock: number;
}

const weights: Readonly<Record<string, number>> = {
  email: 3,
  phone: 3,
  name: 3,
  firstName: 2,
  lastName: 2,
  companyName: 2,
  street: 2,
  address: 2,
  city: 1,
  postalCode: 1,
  notes: 1.5,
  subject: 1,
  website: 1,
};

/**
 * What a person filled in on a page: the form that says most about somebody, with what the other forms add to it.
 * Pages split one form into several (phone here, e-mail there) more often than they ask about two people.
 */
export function filledFinds(forms: readonly FilledForm[]): Find[] {
  const [main, ...rest] = forms;
  if (!main) return [];
  const finds = [...main.finds];
  const named = (form: readonly Find[]) =>
    form.find(({ field }) => field === 'lastName' || field === 'name' || field === 'firstName');
  for (const other of rest) {
    const theirs = named(other.finds);
    const mine = theirs && finds.find(({ field }) => field === theirs.field);
    if (theirs && mine && mine.value.toLowerCase() !== theirs.value.toLowerCase()) continue;
    const has = new Set<string>(finds.map(({ field }) => field));
    const address = [...placeFields].some((field) => has.has(field));
    finds.push(
      ...other.finds.filter(
        ({ field }) =>
          !has.has(field) && !(address && placeFields.has(field) && field !== 'country' && field !== 'postalCode'),
      ),
    );
  }
  return finds;
}

/** Filled forms of a page, the one that says most about a person first. */
export function readForms(view: PageView): FilledForm[] {
  const groups = new Map<number, ReadControl[]>();
  for (let i = 0; i < view.blocks.length; i += 1) {
    if (!view.blocks[i]?.control) continue;
    const boxes = numberInBoxes(view, i);
    const read = readControl(view, i, boxes?.number);
    if (boxes) i = boxes.last;
    if (!read) continue;
    const form = read.control.form ?? -1;
    const group = groups.get(form);
    if (group) group.push(read);
    else groups.set(form, [read]);
  }
  return [...groups.values()].map((reads) => filledForm(view, reads)).sort((a, b) => b.weight - a.weight);
}

/** "(304) 555-0163" in three boxes under one label. */
function numberInBoxes(view: PageView, from: number): { readonly number: string; readonly last: number } | undefined {
  const parts: string[] = [];
  for (let i = from; i < view.blocks.length && i < from + 12; i += 1) {
    const { control, text = '' } = view.blocks[i] ?? { tag: '' };
    if (/[\p{L}\d]/u.test(text)) return undefined;
    if (!control) continue;
    const value = control.value.trim();
    if (!(parts.length < 2 ? /^\d{3}$/ : /^\d{4}$/).test(value)) return undefined;
    parts.push(value);
    if (parts.length === 3) return { number: parts.join('-'), last: i };
  }
  return undefined;
}

function filledForm(view: PageView, reads: readonly ReadControl[]): FilledForm {
  const settled = withoutTraps(settleNames(reads));
  const finds = withoutSecondPerson(settled.flatMap((read) => findsOf(view, read)));
  const seen = new Set<string>();
  let weight = 0;
  for (const read of settled) {
    if (seen.has(read.field)) continue;
    seen.add(read.field);
    weight += (weights[read.field] ?? 0.3) * (read.control.hidden ? 0.2 : 1);
  }
  return {
    finds,
    weight,
    record: reads.filter(({ control }) => control.readOnly || control.type === 'editable').length > reads.length / 2,
    personal: settled.some(({ field }) => (weights[field] ?? 0) >= 2 && !placeFields.has(field)),
    firstBlock: reads[0]?.block ?? -1,
    lastBlock: reads.at(-1)?.block ?? -1,
  };
}

/** An e-mail field that nobody sees has no say beside one that is seen: it is there to catch robots. */
function withoutTraps(reads: readonly ReadControl[]): ReadControl[] {
  const seen = reads.some(({ control, field }) => field === 'email' && !control.hidden);
  return seen ? reads.filter(({ control, field }) => field !== 'email' || !control.hidden) : [...reads];
}

/** Where a form asks for a name a second time and is told another one, what follows is that other person's. */
function withoutSecondPerson(finds: readonly Find[]): Find[] {
  const names = new Map<string, string>();
  let second = false;
  return finds.map((find) => {
    if (find.field === 'firstName' || find.field === 'name') {
      const known = names.get(find.field);
      if (known === undefined) names.set(find.field, find.value);
      else second = find.party === 'lead' && known.toLowerCase() !== find.value.toLowerCase();
    }
    return second && find.party === 'lead' && personal.has(find.field) ? { ...find, party: 'other' as const } : find;
  });
}

const personal = new Set<string>(['firstName', 'lastName', 'name', 'middleName', 'email', 'phone', 'fax', 'extension']);

/**
 * "Nombre" beside "Apellidos" is the first name, "Nom" beside "Prénom" the last; alone, each is the whole name.
 */
function settleNames(reads: readonly ReadControl[]): ReadControl[] {
  const has = (field: string) => reads.some((read) => read.field === field && !read.control.hidden);
  const first = has('firstName');
  const last = has('lastName');
  return reads.map((read) => {
    if (read.field === 'name' && last && !first) return { ...read, field: 'firstName' as const };
    if (read.field === 'name' && first && !last) return { ...read, field: 'lastName' as const };
    if (read.field === 'firstName' && !last && read.value.includes(' ') && !has('name'))
      return { ...read, field: 'name' as const };
    if (read.field === 'lastName' && !first && read.value.includes(' ') && !has('name'))
      return { ...read, field: 'name' as const };
    return read;
  });
}

function findsOf(view: PageView, read: ReadControl): Find[] {
  const evidence: Evidence = {
    source: 'form',
    text: `${read.control.type === 'select' ? 'choice' : 'input'}: ${read.why}`,
    quote: read.value.slice(0, 200),
    place: view.placeOf(read.block),
  };
  const party = partyOf(view, read);
  const { field } = read;
  const kind = field === 'phone' && !phoneTypeOf(read.words) ? kindBeside(view, read.block) : undefined;
  const base = { confidence: read.confidence, evidence, block: read.block, party, label: kind ?? read.words };
  if (field === 'none' || field === 'phoneCountry' || field === 'phoneArea' || field === 'phonePart') {
    return field === 'none' ? [] : [{ ...base, field: 'phone', value: `${field}:${read.value}` }];
  }
  if (field === 'email') return findEmails(read.value).map(({ email }) => ({ ...base, field, value: email }));
  const value =
    field === 'country' && read.control.optionValue && /^[A-Za-z]{2}$/.test(read.control.optionValue)
      ? read.control.optionValue.toUpperCase()
      : read.value;
  return [{ ...base, field, value }];
}

/** "Cell", chosen in a list beside the number. */
function kindBeside(view: PageView, block: number): string | undefined {
  for (const at of [block - 1, block + 1]) {
    const { control, in: holder } = view.blocks[at] ?? {};
    if (control?.type === 'select' && holder === view.blocks[block]?.in && phoneTypeOf(control.value))
      return control.value;
  }
  return undefined;
}

/** Controls under "Secondary contact", "Owner", "Referral" hold somebody else's data. */
function partyOf(view: PageView, read: ReadControl): Find['party'] {
  if (otherPerson.test(read.words)) return 'other';
  for (let heading = view.headingOf(read.block); heading; heading = heading.above) {
    if (heading.level > 1 && otherPerson.test(heading.text)) return 'other';
  }
  return read.control.hidden ? 'unknown' : 'lead';
}
