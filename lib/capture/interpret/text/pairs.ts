import { phoneTypeOf } from '../../../lead/phone.ts';
import type { Unplaced } from '../../capture.ts';
import type { Find } from '../finds.ts';
import { fieldOfLabel, foldLabel, roleOfLabel } from '../labels.ts';
import { ofReader } from '../owner.ts';
import { placeFields } from '../place-fields.ts';
import { plainLabel } from '../plain-label.ts';
import { findsOfPair } from './pair.ts';

/** A label and its value, as a message, form, row or object gives them. */
export interface Pair {
  readonly label: string;
  readonly value: string;
  readonly evidence: { readonly source: string; readonly text: string; readonly quote?: string };
  readonly party?: Find['party'];
}

/**
 * Finds of the pairs of one record, and those that fit no field. A pair that only says of what kind the phone is
 * ("phone_type=mobile") gives its kind to the phone.
 */
export function findsOfPairs(pairs: readonly Pair[], country?: string): { finds: Find[]; unplaced: Unplaced[] } {
  const finds: Find[] = [];
  const unplaced: Unplaced[] = [];
  const header = pairs.map((p) => p.label);
  const ours = ofReader(pairs);
  const copied = header.some((label) => /^lead (?:source|stat|stage)/i.test(label));
  const places: Find[][] = [];
  for (const [i, pair] of pairs.entries()) {
    const { label: said, value, evidence } = pair;
    // Where a CRM was copied, its owner is who works on the lead.
    const party = pair === ours || (copied && /^owner$/i.test(said)) ? 'other' : pair.party;
    // A message slip: "FROM: …", and "OF: …" below it is their firm.
    const label =
      foldLabel(said) === 'of' && /^(?:from|caller|name|m)$/.test(foldLabel(pairs[i - 1]?.label ?? ''))
        ? 'Company'
        : /\?$|^.$/.test(said) ||
            (said.length <= 12 && /^[+(\d]|@/.test(value) && !fieldOfLabel(said) && roleOfLabel(said) === undefined)
          ? plainLabel({ label: said, value })
          : said;
    const kind = /^(?:primary |main )?(?:phone|tel|telephone|number)(?: \d)? (?:type|kind|label)$/.test(
      foldLabel(label),
    );
    if (kind) {
      const type = phoneTypeOf(value);
      const index = finds.findIndex((f) => f.field === 'phone' && f.party === 'lead' && !f.label);
      const phone = finds[index];
      if (type && phone) finds[index] = { ...phone, label: type };
      continue;
    }
    const found = findsOfPair(label, value, evidence, {
      header,
      ...(country ? { country } : {}),
      ...(party ? { party } : {}),
    });
    const place = found.filter(({ field }) => placeFields.has(field));
    if (place.some(({ field }) => field === 'street')) places.push(place);
    finds.push(...found);
    if (!found.length && value && party !== 'other' && roleOfLabel(label) !== 'other')
      unplaced.push({ label, value: value.slice(0, 2000), evidence });
  }
  // A second address of the same record is another address, not more of the first: the one of the surest label stays.
  const [, ...others] = places.sort(([a], [b]) => (b?.confidence ?? 0) - (a?.confidence ?? 0));
  for (const place of others) {
    const value = place.flatMap((f) => (f.field === 'country' ? [] : f.value)).join(', ');
    for (const f of place) finds.splice(finds.indexOf(f), 1, { ...f, field: 'address', value, party: 'other' });
  }
  const told = header.some((label) => ofCall.test(foldLabel(label)));
  return {
    finds: settled(
      withReason(
        finds.filter((f) => !(told && f.field === 'appointmentAt' && /“date\b.{0,12}”/i.test(f.evidence.text))),
      ),
    ),
    unplaced,
  };
}

/** Labels of a message that somebody took: its date is when they called, no appointment. */
const ofCall = /\b(?:caller|call|called|message for|msg|operator|opr|taken by|voicemail|duration|received)\b/;

/** Where nobody gives a message, what it is about says it: "RE: bay door off track". */
function withReason(finds: readonly Find[]): readonly Find[] {
  if (finds.some(({ field, party }) => field === 'notes' && party === 'lead')) return finds;
  const about = finds.find(({ field, party, value }) => field === 'subject' && party === 'lead' && value.includes(' '));
  return about ? [...finds, { ...about, field: 'notes', confidence: 0.5 }] : finds;
}

/** Finds of one record's labels, with names and numbers as all of the labels together say. */
export const settled = (finds: readonly Find[]): Find[] => settleNames(settleNumbers(finds));

/** Beside a number that is plainly the lead's, one under a word that nobody knows ("PM phone") is somebody else's. */
function settleNumbers(finds: readonly Find[]): readonly Find[] {
  const plain = finds.some((f) => f.field === 'phone' && f.party === 'lead' && f.confidence >= 0.85);
  return finds.map((f) =>
    plain && f.field === 'phone' && f.party === 'lead' && f.confidence <= 0.7 && !phoneTypeOf(f.label ?? '')
      ? { ...f, party: 'other' as const }
      : f,
  );
}

/** "Nombre: Lucía Gómez" alone is the whole name; "Name" beside "Vorname" is the last one, "Nombre" beside "Apellido" the first. */
function settleNames(finds: readonly Find[]): Find[] {
  const has = (field: Find['field']) => finds.some((f) => f.field === field && f.party === 'lead');
  const first = has('firstName');
  const last = has('lastName');
  const whole = has('name');
  return finds.map((f) => {
    if (f.party !== 'lead') return f;
    if (f.field === 'name' && first && !last && !f.value.includes(' ')) return { ...f, field: 'lastName' as const };
    if ((f.field === 'firstName' || f.field === 'lastName') && !whole && f.value.includes(' ') && !(first && last))
      return { ...f, field: 'name' as const };
    return f;
  });
}
