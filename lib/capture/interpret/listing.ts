import { fieldOfLabel, foldLabel, roleOfLabel } from './labels.ts';
import type { PageView } from './page-view.ts';
import type { PagePair } from './pairs.ts';
import { placeFields } from './place-fields.ts';
import { columnByColumn } from './rows-of-pairs.ts';

/** What labelled values are about just now: a heading or a kind of label says so until something else does. */
export type Subject = 'lead' | 'other' | 'firm' | 'listing';

const listing =
  /\b(?:mls|mlsid|listing|listed|price|property (?:id|type|details|info|information|address)|idx|domain|unit of interest|stock|propiedad (?:consultada|de interes)|inmueble|anuncio|annonce)\b/;
/** Those who clean or repair a house ask for these as well. */
const ofAnyHouse = /\b(?:sq ?ft|square feet|bedrooms|bathrooms|beds|baths|year built|lot size|acres|hoa)\b/;
/** Headings over a home that is asked about. */
export const listingHeading: RegExp =
  /\b(?:(?:inquir(?:ed|ing|y)|asked|asking) about|interested in the following|following property|property (?:details|information|info|of interest)|listing (?:details|information)|regarding the property|about this (?:property|listing|home))\b/i;
/** Words of texts about homes for sale or rent, where "property" is what is asked about, not where the lead lives. */
const forSale =
  /\b(?:mls|mlsid|listing|for sale|for rent|open house|showing|asking price|apartments?|leas(?:e|ing)|move-?in|rentals?|realtor)\b/i;
/** What follows these, once the lead is named, is how to reach that firm. */
const otherFirm =
  /^(?:your )?(?:dealer(?:ship)?|vendor|seller|store|branch|lender|mortgage company|insurance company|insurer|carrier|adjuster|agent)(?: name)?$/;
const reach = new Set(['phone', 'fax', 'email', 'website', 'extension']);
const person = new Set(['name', 'firstName', 'lastName', 'email', 'phone', 'companyName']);

const priced = /[$€£] ?\d{1,3},\d{3}|\b\d\+? ?(?:bd|ba|beds?|baths?|bedrooms?)\b|\bmls\b/i;

/** Whether an address stands under a heading of homes that are asked about, or over its price and its rooms. */
export function offered(view: PageView, block: number): boolean {
  const { lines } = view;
  const at = lines.findIndex(({ parts }) => parts.some((part) => part.block === block));
  const near = (line: (typeof lines)[number] | undefined) =>
    line && view.regionOf(line.block) === view.regionOf(block) && line.text.length < 80 && line.text;
  const [before, after] = [near(lines[at - 1]), near(lines[at + 1])];
  return (
    at >= 0 &&
    Boolean((before && (listingHeading.test(before) || priced.test(before))) || (after && priced.test(after)))
  );
}

/** Follows labels in their order: after a listing's labels an address is the listing's, until a person's label comes. */
export interface About {
  subject: Subject;
  /** Whose the value beside this label is, where what came before says so: 'other' or nothing. */
  partyOf(label: string): 'other' | undefined;
}

/** `text` is the text that holds the labels, for words that speak of homes for sale. */
export function createAbout(text: string): About {
  const sold = forSale.test(text);
  let named = false;
  return {
    subject: 'lead',
    partyOf(label) {
      const folded = foldLabel(label);
      const field = fieldOfLabel(label)?.field;
      const role = roleOfLabel(label);
      const place = field !== undefined && placeFields.has(field);
      if (role === 'other' && named && otherFirm.test(folded)) this.subject = 'firm';
      named ||= role !== 'other' && (field === 'name' || field === 'firstName' || field === 'lastName');
      if (field && person.has(field)) {
        const stays =
          (this.subject === 'other' || this.subject === 'firm') &&
          field !== 'name' &&
          field !== 'firstName' &&
          role !== 'lead';
        if (role !== 'other' && !stays) this.subject = 'lead';
      } else if (
        this.subject !== 'other' &&
        this.subject !== 'firm' &&
        // "Property address" alone is where the work is to be done.
        (((sold || !place) && listing.test(folded)) || (sold && ofAnyHouse.test(folded))) &&
        !/\bproject|service\b/.test(folded)
      )
        this.subject = 'listing';
      if (this.subject === 'other') return 'other';
      if (this.subject === 'firm') return place || (field && reach.has(field)) ? 'other' : undefined;
      const ofListing =
        this.subject === 'listing' || (sold && /\b(?:property|listing|unit|building|community|rental)\b/.test(folded));
      return ofListing && (place || (!field && listing.test(folded))) ? 'other' : undefined;
    },
  };
}

/** Which labelled values of a page are a listing's or a firm's, by the labels before them under the same heading. */
export function ofListings(view: PageView, pairs: readonly PagePair[]): ReadonlyMap<PagePair, 'other' | undefined> {
  const about = createAbout(pairs.map(({ label }) => label).join('\n'));
  let part: number | undefined;
  return new Map(
    columnByColumn(view, pairs).map((pair) => {
      // Another heading speaks of something else.
      const heading = view.headingOf(pair.labelBlock)?.block;
      if (heading !== part) about.subject = 'lead';
      part = heading;
      return [pair, about.partyOf(pair.label)];
    }),
  );
}
