import { fullName, type Lead } from '../../lead/lead.ts';
import { parseName } from '../../lead/name.ts';
import { phoneTypeOf } from '../../lead/phone.ts';
import { showPhone } from '../../lead/show-phone.ts';
import type { Capture, CaptureContext } from '../capture.ts';
import type { PageFacts } from '../facts.ts';
import { assemble } from './assemble.ts';
import { candidatesOf } from './candidates.ts';
import type { Find } from './finds.ts';
import { readFirms } from './firm.ts';
import { filledFinds, readForms } from './forms.ts';
import { readGrids } from './grid.ts';
import { leadOfFirm } from './lead-of-firm.ts';
import { leadOfRecord } from './lead-of-record.ts';
import { leadsOfGrid } from './leads-of-grid.ts';
import { readLines, readNames } from './lines.ts';
import { readOpenedMail } from './opened-mail.ts';
import { createPageView, type PageView } from './page-view.ts';
import { placeFields } from './place-fields.ts';
import { readPost } from './posts.ts';
import { withoutPrivateValues } from './private-values.ts';
import { type PageRecord, readRecord } from './record.ts';
import { readStructured } from './structured.ts';
import { sameName } from './subject.ts';
import { readTalk } from './talk.ts';

export interface FrameFacts {
  readonly frameId: number;
  readonly facts: PageFacts;
}

/** What a page and its frames say about a lead. Pure; milliseconds for a page of thousands of elements. */
export function interpretPage(frames: readonly FrameFacts[], given: CaptureContext): Capture {
  const top = frames.find(({ frameId }) => frameId === 0)?.facts ?? frames[0]?.facts;
  const context: CaptureContext = {
    ...given,
    url: given.url ?? top?.url ?? '',
    title: top?.title ?? '',
    language: top?.language ?? '',
  };
  const views = frames.map(({ frameId, facts }) =>
    createPageView({ ...facts, blocks: withoutPrivateValues(facts.blocks) }, frameId),
  );
  const forms = views.flatMap(readForms).sort((a, b) => b.weight - a.weight);
  const filled = filledFinds(forms).filter(({ party }) => party !== 'other');
  const described = views.map(readStructured);
  const main =
    described.find((each, index) => each.main.length > 0 && (each.reachable || isAbout(views[index], each.main)))
      ?.main ?? [];
  const read = views.map((view) => readLines(view, context));
  const records = views.map((view, index) => readRecord(view, read[index] ?? [], context));
  const [record] = [...records].sort(
    (a, b) => b.labelled + (b.subject?.score ?? 0) - a.labelled - (a.subject?.score ?? 0),
  );

  const rows = views.flatMap((view) => readGrids(view).flatMap((grid) => leadsOfGrid(view, grid, context)));
  const selected = rows.find(({ row }) => row.selected);

  const firms = views.flatMap((view, index) => readFirms(view, context, read[index]));
  const people = views.flatMap((view) => readNames(view));

  const mail = record && record.labelled >= 2 ? [] : views.flatMap((view) => readOpenedMail(view, context));
  const ofRecord = [...(mail.length > 0 ? mail : record ? leadOfRecord(record) : [])];
  // Who stands in a row is told by that row, not by those below it.
  const named = new Set(ofRecord.flatMap(({ field, block }) => (ofName.has(field) ? [block] : [])));
  const rowOfNamed =
    rows.length > 1 ? rows.find(({ finds }) => finds.some(({ block }) => named.has(block))) : undefined;
  // A firm with somebody of it: how to reach the firm is how to reach them.
  if (mail.length === 0 && !ofRecord.some(({ field }) => field === 'email' || field === 'phone')) {
    const has = new Set(ofRecord.map(({ field }) => field));
    const firm = leadOfFirm([...firms, ...withoutOthers(read, records)]);
    const at = (finds: readonly Find[]) => finds.find(({ address }) => address?.street)?.address?.street;
    if (at(firm) && at(firm) === at(ofRecord))
      ofRecord.push(...firm.filter(({ field }) => !has.has(field) && field !== 'email'));
  }
  const weight = forms[0]?.weight ?? 0;
  let chosen: readonly Find[];
  // A part that labels values of whom the selected row names is that row, opened.
  const opened = selected && record?.subject && record.labelled >= 2 && sameName(record.subject.name, selected.lead);
  if (selected && rows.length > 1 && weight < 5 && !opened) chosen = selected.finds;
  else if (filled.length > 0 && weight >= 2 && forms.some(({ personal }) => personal)) {
    // A record shown in read-only or editable fields, or named on its page as in them, may say more beside them;
    // a form that is being filled may not.
    const named = filled.some(({ field }) => ofName.has(field));
    const shown =
      forms[0]?.record === true ||
      (record?.subject && (named ? sameName(record.subject.name, assemble(filled, context)) : filled.length > 1));
    const has = new Set(filled.map(({ field }) => field));
    // Where a lead came from is often shown over the form; what was chosen from a list that a script draws is text in it.
    const [from, to] = forms[0] ? [forms[0].firstBlock, forms[0].lastBlock] : [0, -1];
    const beside = record?.finds.filter(
      ({ field, party, evidence, block }) =>
        party === 'lead' &&
        (field === 'appointmentAt' ||
          (evidence.source === 'pair' &&
            (field === 'source' ||
              field === 'notes' ||
              (!named && ofName.has(field)) ||
              (drawn.has(field) && block > from && block < to)))),
    );
    chosen = [...filled, ...[...(shown ? ofRecord : []), ...(beside ?? [])].filter(({ field }) => !has.has(field))];
  } else if (
    ofRecord.length > 0 &&
    (main.length === 0 || (record?.subject && record.labelled >= 3) || reaches(ofRecord, main))
  )
    chosen = rowOfNamed?.finds ?? [...ofRecord, ...keptInBoxes(filled, ofRecord)];
  else if (main.length > 0 && weight < 2) chosen = withLabelled(main, record);
  else if (frames.some(({ facts }) => facts.asksPassword)) chosen = [];
  else {
    const shown = [...people, ...firms, ...withoutSaid(read.flat(), records)];
    const post = views.flatMap((view, index) => readPost(view, read[index] ?? [], context));
    chosen = post.length > 0 ? post : leadOfFirm(shown);
    // Of more firms than one, the one that stands under no heading of others.
    if (chosen.length === 0 && !forms.some(({ personal }) => personal))
      chosen = leadOfFirm([...people, ...firms, ...withoutOthers(read, records)]);
  }

  if (!chosen.some(({ field }) => ofName.has(field) || field === 'companyName')) {
    const talk = views.flatMap((view) => readTalk(view, context));
    if (talk.some(({ field, party }) => ofName.has(field) && party === 'lead'))
      chosen = talk.filter(({ party }) => party === 'lead');
  }

  // Nobody is named, but a record says by its labels how to reach whom it is about.
  if (chosen.length === 0 && (record?.labelled ?? 0) >= 3) {
    const own = record?.finds.filter(({ party }) => party === 'lead') ?? [];
    if (own.some(({ field, evidence }) => (field === 'email' || field === 'phone') && evidence.source === 'pair'))
      chosen = own;
  }
  if (chosen.length === 0 && rows.length > 1) chosen = rows[0]?.finds ?? [];
  // A lone message, or a choice that the form came with, only where the page says nothing else.
  if (chosen.length === 0) chosen = filled;
  chosen = withKinds(
    chosen,
    records.flatMap(({ finds }) => finds),
    records.flatMap(({ unplaced }) =>
      unplaced.flatMap(({ label, value }) => (/phone type$/i.test(label) ? [value] : [])),
    ),
  );
  const lead = assemble(chosen, context);
  const withUrl = (one: Lead): Lead => ({ ...one, source: { ...one.source, url: context.url ?? '' } });
  const all = [
    ...chosen,
    ...filled,
    ...main,
    ...described.flatMap(({ others }) => others),
    ...records.flatMap(({ finds }) => finds),
    ...firms,
    ...people,
  ];
  return {
    lead: withUrl(lead),
    candidates: candidatesOf(all, lead, context),
    unplaced: records.flatMap(({ unplaced }) => unplaced),
    leads:
      rows.length > 1
        ? rows.map(({ lead: one, row }) => ({
            title: titleOf(one),
            lead: withUrl(one),
            place: views[0]?.placeOf(row.block),
          }))
        : [],
    origin: { kind: 'page', url: context.url ?? '', title: context.title ?? '' },
  };
}

/** Notes and the place of a record in boxes of their own: not what somebody is about to answer. */
function keptInBoxes(filled: readonly Find[], record: readonly Find[]): readonly Find[] {
  const has = new Set(record.map(({ field }) => (placeFields.has(field) ? 'address' : field)));
  return filled.filter(({ field, label }) =>
    field === 'notes'
      ? !has.has('notes') && /^\s*(?:\p{L}+ )?(?:notes?|comments|description)\b/iu.test(label ?? '')
      : placeFields.has(field) && !has.has('address'),
  );
}

/** Numbers in what others say ("They called me back from …") are not the firm's. */
function withoutSaid(finds: readonly Find[], records: readonly PageRecord[]): readonly Find[] {
  const said = new Set(
    records.flatMap(({ finds: all }) =>
      all.flatMap(({ field, party, evidence }) =>
        field === 'phone' && party === 'other' && (evidence.quote?.length ?? 0) > 30 ? [evidence.quote ?? ''] : [],
      ),
    ),
  );
  return finds.filter(({ evidence }) => !said.has(evidence.quote ?? ''));
}

/** What the records give to others left out, view by view. */
function withoutOthers(read: readonly (readonly Find[])[], records: readonly PageRecord[]): readonly Find[] {
  const keyOf = ({ field, block }: Find) => `${field} ${block}`;
  return read.flatMap((finds, index) => {
    const others = new Set(records[index]?.finds.flatMap((find) => (find.party === 'other' ? [keyOf(find)] : [])));
    return finds.filter((find) => !others.has(keyOf(find)));
  });
}

/** Fields that are chosen from a list. */
const drawn = new Set<Find['field']>(['state', 'country', 'vehicleYear', 'vehicleMake', 'vehicleModel']);

/** What kind of phone it is may stand beside the number elsewhere than where it was taken from, or in a field of its own. */
function withKinds(chosen: readonly Find[], shown: readonly Find[], kinds: readonly string[]): readonly Find[] {
  const phones = chosen.filter(({ field }) => field === 'phone');
  const digits = ({ value }: Find) => value.replace(/\D/g, '').slice(-10);
  return chosen.map((find) => {
    if (find.field !== 'phone' || phoneTypeOf(find.label ?? '')) return find;
    const same = shown.find(
      (other) => other.field === 'phone' && phoneTypeOf(other.label ?? '') && digits(other) === digits(find),
    );
    const own = kinds.length === phones.length ? kinds[phones.indexOf(find)] : undefined;
    return same || own ? { ...find, label: same?.label ?? own ?? '' } : find;
  });
}

/** The record is of the one whom the markup names without saying how to reach them. */
function reaches(record: readonly Find[], main: readonly Find[]): boolean {
  if (main.some(({ field }) => field === 'email' || field === 'phone' || field === 'address')) return false;
  const names = (finds: readonly Find[]) =>
    finds.filter(({ field }) => field === 'name').map(({ value }) => value.toLowerCase());
  const known = names(main);
  return names(record).some((name) => known.includes(name));
}

/** What a person sees in the choice among several: "Bob Henderson · (303) 555-0142". */
function titleOf(lead: Lead): string {
  const reach = lead.phones[0] ? showPhone(lead.phones[0].number) : (lead.emails[0] ?? lead.address.city);
  return [fullName(lead) || lead.companyName, reach].filter(Boolean).join(' · ');
}

/** One of whom the markup does not say how to reach them is reached by what the page labels, unless that is about another. */
function withLabelled(main: readonly Find[], record: PageRecord | undefined): readonly Find[] {
  const has = new Set(main.map(({ field }) => field));
  const whole = main.find(({ field }) => field === 'name')?.value;
  const name = whole ? parseName(whole) : undefined;
  if (!record || has.has('email') || has.has('phone')) return main;
  const isFirm = !name && has.has('companyName');
  if (!isFirm && (!name || has.has('address'))) return main;
  if (name && record.subject && !sameName(record.subject.name, name)) return main;
  const labelled = record.finds.filter(
    ({ field, party, evidence }) =>
      party === 'lead' &&
      evidence.source === 'pair' &&
      !has.has(field) &&
      (isFirm ? field === 'phone' || field === 'email' : !ofName.has(field)),
  );
  return [...main, ...labelled];
}

const ofName = new Set<Find['field']>(['name', 'firstName', 'middleName', 'lastName']);

/** As much text as a page has that shows one card and little else. */
const cardLength = 1500;

/** A name alone in the markup (an author's, a commenter's) is the lead's only on a page that is about it. */
function isAbout(view: PageView | undefined, finds: readonly Find[]): boolean {
  if (!view) return false;
  let length = 0;
  for (const { text } of view.blocks) length += text?.length ?? 0;
  if (length < cardLength) return true;
  const title = view.facts.title.toLowerCase();
  return finds.some(
    ({ field, value }) => field === 'name' && value.length > 3 && title.startsWith(value.toLowerCase()),
  );
}
