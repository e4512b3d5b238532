import { findAddresses } from '../../lead/address.ts';
import type { Address } from '../../lead/lead.ts';
import type { CaptureContext, Unplaced } from '../capture.ts';
import { readAsides, saysWhen, withYear } from './asides.ts';
import { assemble } from './assemble.ts';
import type { Find } from './finds.ts';
import { isFirm } from './firm.ts';
import { firmInView } from './firm-in-view.ts';
import { companyWord } from './firm-words.ts';
import { firmOver, linesUnder, readHeadline, townUnder } from './headline.ts';
import { isBareLabel } from './label-place.ts';
import { offered, ofListings } from './listing.ts';
import { type Conversation, conversationWith, readConversation } from './messages.ts';
import { notesOf, saysSomething, withoutFeeds } from './notes.ts';
import { createOwner, type Owner } from './owner.ts';
import type { PageView } from './page-view.ts';
import { type PagePair, readPairs } from './pairs.ts';
import { placeFields } from './place-fields.ts';
import { plainLabel } from './plain-label.ts';
import { readVehicle } from './read-vehicle.ts';
import { labelField, labelRole, nameLikeness } from './remembered.ts';
import { findRows } from './rows.ts';
import { readSubject, type Subject } from './subject.ts';
import { findsOfPair, withoutRemark } from './text/pair.ts';
import { settled } from './text/pairs.ts';
import { readLines as readTexts } from './text/text.ts';
import { namesVehicle } from './text/things.ts';

/** What a page that shows one person or firm says of it. */
export interface PageRecord {
  readonly finds: readonly Find[];
  readonly unplaced: readonly Unplaced[];
  readonly subject?: Subject;
  /** How many kinds of a person's values are labelled. */
  readonly labelled: number;
}

/**
 * The record in view: whose page it is by title, headings, labels and the selected row; its labelled values; and what
 * stands unlabelled beside its name. Values under other people's labels, headings, names or rows are theirs.
 */
export function readRecord(view: PageView, found: readonly Find[], context: CaptureContext): PageRecord {
  const pairs = readPairs(view);
  const marked = readConversation(view);
  const rows = findRows(view, marked);
  const subject = readSubject(view, pairs, rows, found, marked);
  const conversation =
    (subject && marked.incoming.length === 0 ? conversationWith(view, subject.name.firstName) : undefined) ?? marked;
  const owner = createOwner(view, pairs, rows, subject);
  const finds: Find[] = [];
  const unplaced: Unplaced[] = [];
  const labelledBlocks = new Map<number, Set<string>>();
  const kinds = new Set<string>();
  const contactBlocks: number[] = [];
  const parties = ofListings(view, pairs);
  const listedPlaces = new Set<string>();
  for (const pair of pairs) {
    const listed = parties.get(pair);
    if (conversation.outgoing.has(pair.labelBlock) || placeholder.test(pair.value)) continue;
    // A label under a label is the head of an empty form.
    const said = labelField(pair.label)?.field;
    if (said !== 'source' && isBareLabel(pair.label, pair.value)) continue;
    if (listed) listedPlaces.add((pair.value.split(/[\n,]/)[0] ?? '').trim().toLowerCase());
    const party = listed ?? owner.ofPair(pair);
    const place = view.placeOf(pair.valueBlock);
    const evidence = { source: 'pair', text: `beside “${pair.label}”`, quote: pair.value.slice(0, 200) };
    const of = findsOfPair(plainLabel(pair), pair.value, evidence, party === 'lead' ? {} : { party });
    // Where nothing else says where a lead came from, what it answered to does.
    if (pair.value.length <= 60 && rows.rowOf(pair.labelBlock) < 0 && /^(?:marketing )?campaign$/i.test(pair.label))
      finds.push({
        field: 'source',
        value: pair.value,
        confidence: 0.4,
        block: pair.valueBlock,
        party: 'lead',
        evidence,
      });
    for (const find of settleAddress(pair, of, context)) {
      if (find.field === 'notes' && !saysSomething(find.value, context.country)) continue;
      if (find.field === 'appointmentAt' && !saysWhen(find.value, view)) continue;
      const owns = /['’]s /.test(find.value);
      const noName = find.field === 'name' && (owns || nameLikeness(find.value) < 0.1);
      // The next question is no answer; a customer may be a firm.
      if (find.field === 'name' && (find.value.endsWith('?') || (noName && !owns && !companyWord.test(find.value))))
        continue;
      finds.push({
        ...find,
        ...(noName ? { field: 'companyName' } : {}),
        ...(find.field === 'appointmentAt' ? { value: withYear(find.value, view) } : {}),
        block: pair.valueBlock,
        evidence: { ...evidence, place },
        confidence: find.confidence * 0.97,
      });
      if (find.party === 'lead' && person.has(find.field)) kinds.add(find.field);
      if (find.party === 'lead' && contact.has(find.field)) contactBlocks.push(pair.valueBlock);
    }
    if (of.length > 0) {
      const fields = new Set(
        of.map(({ field }) => (placeFields.has(field) ? 'address' : field === 'fax' ? 'phone' : field)),
      );
      for (let i = pair.labelBlock; i <= (view.last[pair.valueBlock] ?? pair.valueBlock); i += 1)
        labelledBlocks.set(i, fields);
    } else if (
      party === 'lead' &&
      pair.value.length < 500 &&
      labelRole(pair.label) !== 'other' &&
      view.regionOf(pair.labelBlock) !== 'nav'
    ) {
      unplaced.push({ label: pair.label, value: pair.value, evidence: { ...evidence, place } });
    }
  }
  finds.splice(0, finds.length, ...settled(finds));
  if (subject) {
    const under = linesUnder(view, subject);
    finds.push(
      ...readHeadline(view, under, found, new Set(pairs.map(({ labelBlock }) => labelBlock))),
      ...townUnder(view, under, context.country),
    );
    const named = subjectFind(view, subject);
    // A firm of two words may be a person all the same.
    if (isFirm(subject.text, pairs, [...finds, ...found]))
      finds.unshift({ ...named, field: 'companyName' }, { ...named, party: 'unknown', confidence: 0.4 });
    else finds.unshift(named);
  }
  const firm = subject || kinds.size < 2 ? undefined : firmInView(view);
  if (firm) finds.unshift(firm);
  const kindOf = new Map<string, string>();
  const written = new Set<number>();
  for (const { block } of conversation.incoming)
    for (let i = block; i <= (view.last[block] ?? block); i += 1) written.add(i);
  // Who is named already is told nothing new where no value stands in the messages.
  const said = !subject || found.some(({ block }) => written.has(block)) ? saidBy(subject, conversation, context) : [];
  const ofOthers = new Set(said.flatMap(({ field, value, party }) => (party === 'other' ? [keyOf(field, value)] : [])));
  // A kind beside a number in the head of a page or its menu says that it is the firm's own.
  const own = new Set(
    found.flatMap((find) => (find.party === 'site' && find.label ? [keyOf('phone', find.value)] : [])),
  );
  for (const find of found) {
    const labelled = labelledBlocks.get(find.block);
    // "Source: Cars.com" is where it came from, not the lead's site.
    if (find.field === 'website' && labelled?.has('source')) continue;
    if (labelled?.has(find.field === 'fax' ? 'phone' : find.field)) {
      if (find.label) kindOf.set(`${find.field} ${find.value.slice(-7)}`, find.label);
      continue;
    }
    if (conversation.outgoing.has(find.block) || (subject && own.has(keyOf(find.field, find.value)))) {
      finds.push({ ...find, party: 'other' });
      continue;
    }
    if (find.field === 'phone' && conversation.head.includes(find.block) && rows.rowOf(find.block) < 0) {
      finds.push({ ...find, party: 'lead' });
      continue;
    }
    // What is labelled as another's or as a listing's stays so where it stands again without a label.
    if (find.field === 'address' && find.address?.street && listedPlaces.has(find.address.street.toLowerCase())) {
      finds.push({ ...find, party: 'other' });
      continue;
    }
    // What the other side wrote is theirs, save what they say of others; numbers only where none is labelled.
    if (written.has(find.block) && !(find.field === 'phone' && kinds.has('phone'))) {
      const party = ofOthers.has(keyOf(find.field, find.value)) ? 'other' : 'lead';
      finds.push({ ...find, party, confidence: find.confidence * 0.8 });
      continue;
    }
    const party = find.field === 'address' && offered(view, find.block) ? 'other' : owner.ofFind(find);
    finds.push({
      ...find,
      party: party === 'unknown' && besideLabelled(view, find.block, contactBlocks) ? 'lead' : party,
    });
  }
  const [{ block } = { block: -1 }] = conversation.incoming;
  // What somebody wrote says what they want, whoever they are.
  finds.push(
    ...said.flatMap((find) => (find.party === 'lead' && find.field === 'vehicle' ? [{ ...find, block }] : [])),
  );
  // "Hi, this is Dana Whitfield": only who says so.
  if (
    !subject &&
    said.some(({ field, party, confidence }) => field === 'name' && party === 'lead' && confidence >= 0.85)
  )
    finds.push(
      ...said.flatMap((find) => (find.party === 'lead' && find.field !== 'notes' ? [{ ...find, block }] : [])),
    );
  const told = finds.some(({ field, party }) => field === 'notes' && party !== 'other');
  if (subject && !finds.some(({ field, party }) => field === 'companyName' && party === 'lead'))
    finds.push(...firmOver(view, finds));
  finds.push(
    ...readAsides(view, rows, subject).filter(
      ({ field }) => !finds.some((find) => find.field === field && find.party === 'lead'),
    ),
  );
  finds.push(...notesOf(view, conversation.incoming, owner, told ? undefined : subject), ...vehicleOf(view, owner));
  return {
    finds: withoutFeeds(finds).map((find) => {
      // "804-555-0124 (Work)" under "Phone": the line around the value says its kind.
      if (find.field !== 'phone' || find.label) return find;
      const kind = kindOf.get(`phone ${find.value.replace(/\D/g, '').slice(-7)}`);
      return kind ? { ...find, label: kind } : find;
    }),
    unplaced: unplaced.slice(0, 40),
    ...(subject ? { subject } : {}),
    labelled: kinds.size,
  };
}

/** What the messages of the other side say, read as a text of the one in view. */
function saidBy(subject: Subject | undefined, { incoming }: Conversation, context: CaptureContext): readonly Find[] {
  if (incoming.length === 0) return [];
  const lines = incoming.flatMap(({ text }) => text.split('\n'));
  return readTexts(subject ? [`My name is ${subject.text}.`, ...lines] : lines, context).finds;
}

/** One key for a value however it is written. */
const keyOf = (field: Find['field'], value: string) =>
  field === 'phone'
    ? value.replace(/\D/g, '').slice(-10)
    : value
        .toLowerCase()
        .replace(/[.,\s]+/g, ' ')
        .trim();

const contact = new Set<Find['field']>(['phone', 'email', 'fax']);
const person = new Set<Find['field']>([
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'fax',
  'street',
  'address',
  'city',
  'postalCode',
  'companyName',
]);

/** What an empty field shows in its place. */
const placeholder =
  /^(?:(?:add|write|type|leave|enter) (?:a|an|your)\b|no (?:notes?|comments?)\b|keep track of |click here\b|(?:click to )?(?:add|edit)\b.{0,20}$|not set$)/i;

/** "2023 Ford F-150 Lariat" under a heading that speaks of the vehicle wanted, not of the one given in part payment. */
function vehicleOf(view: PageView, owner: Owner): Find[] {
  const { lines } = view;
  const labels = new Set<number>();
  for (const [index, { text }] of lines.entries())
    if (text.length <= 90 && /(?:19|20)\d{2}\s/.test(text))
      for (let over = Math.max(0, index - 4); over < index; over += 1) labels.add(over);
  for (const index of labels) {
    const text = lines[index]?.text ?? '';
    if (text.length > 60 || labelField(text)?.field !== 'vehicle') continue;
    for (const next of lines.slice(index + 1, index + 5)) {
      if (!readVehicle(next.text).model || next.text.length > 90) continue;
      const find: Find = {
        field: 'vehicle',
        value: next.text,
        confidence: 0.8,
        block: next.block,
        party: 'lead',
        evidence: { source: 'pair', text: `under “${text}”`, quote: next.text, place: view.placeOf(next.block) },
      };
      if (owner.ofFind(find) !== 'other') return [find];
    }
  }
  // What is for sale heads its page.
  for (const [block, { tag, role }] of view.blocks.entries()) {
    const text = /^h[123]$/.test(tag) || role === 'heading' ? view.textOf(block, 121) : '';
    if (text.length > 120 || !namesVehicle.test(text)) continue;
    const evidence = { source: 'heading', text: 'heading', quote: text, place: view.placeOf(block) } as const;
    return [{ field: 'vehicle', value: text, confidence: 0.7, block, party: 'lead', evidence }];
  }
  return [];
}

/** An unlabelled number right beside the lead's labelled one ("Main" is no label everywhere). */
function besideLabelled(view: PageView, block: number, labelled: readonly number[]): boolean {
  let at = view.blocks[block]?.in ?? -1;
  for (let steps = 0; at >= 0 && steps < 4; steps += 1, at = view.blocks[at]?.in ?? -1) {
    if (view.textOf(at, 340).length > 320) return false;
    const end = view.last[at] ?? at;
    if (labelled.some((each) => each >= at && each <= end)) return true;
  }
  return false;
}

/** An address of several lines is read as it stands, whatever words follow it ("home", "Map"). */
function settleAddress(pair: PagePair, finds: readonly Find[], context: CaptureContext): readonly Find[] {
  const parts = finds.filter(({ field }) => placeFields.has(field));
  const [first] = parts;
  const lines = parts.length === 1 && first?.field === 'street2' && pair.value.includes('\n');
  if (!first || (parts.length === 1 && first.field !== 'address' && !lines)) return finds;
  const rest = finds.filter(({ field }) => !placeFields.has(field));
  const said = withoutRemark(pair.value);
  const whole = (address: Address, value = said) => [
    ...rest,
    { ...first, field: 'address' as const, value: value.replace(/\n/g, ', '), address },
  ];
  let { address } = assemble(parts, context);
  if (!address.state && !address.postalCode) {
    const [found] = findAddresses(said, context.country).filter(({ confidence }) => confidence >= 0.5);
    if (found?.address.city && (found.address.street || !address.street))
      return whole(found.address, said.slice(found.start, found.end));
  }
  // The line between the street and the town is the unit.
  const [street = '', unit = '', ...below] = said.split('\n').map((line) => line.trim());
  if (
    below.length > 0 &&
    !address.street2 &&
    address.street === street &&
    /^[\p{L}\d .#-]{3,30}$/u.test(unit) &&
    !unit.includes(address.city || unit)
  ) {
    address = { ...address, street2: unit };
  }
  return whole(address);
}

function subjectFind(view: PageView, subject: Subject): Find {
  return {
    field: 'name',
    value: subject.text,
    confidence: Math.min(0.96, 0.6 + subject.score * 0.06),
    block: subject.block,
    party: 'lead',
    evidence: {
      source: 'heading',
      text: subject.why,
      quote: subject.text,
      ...(subject.block >= 0 ? { place: view.placeOf(subject.block) } : {}),
    },
  };
}
