import type { ItemFact } from '../facts.ts';
import { weightOf } from './budget.ts';
import { pathOf } from './path.ts';
import { ownText } from './text.ts';

const itemCap = 60;
const propCap = 60;
const valueCap = 1000;
const typeCap = 10;
const nameCap = 200;
/** Items within items: browsers hand over about a hundred levels, and an item with several names stands there as often. */
const depthCap = 6;
/** Elements around elements: a script can nest them without end. */
const walkCap = 500;

interface Draft {
  syntax: ItemFact['syntax'];
  types: string[];
  props: [string, string | Draft][];
  element: Element;
}

/**
 * Microdata, RDFa and microformats as items with their properties, in document order.
 * Ends where they weigh more than `cap` characters as JSON.
 */
export function itemsOf(document: Document, cap: number): ItemFact[] {
  const found: Draft[] = [];
  // One by one: a list of selectors takes several times as long as its parts.
  const has = (...selectors: string[]) => selectors.some((selector) => document.querySelector(selector) !== null);
  if (has('[itemscope]')) found.push(...microdata(document));
  if (has('[typeof]', '[vocab]')) found.push(...rdfa(document));
  if (has('.h-card', '.vcard', '.h-adr')) found.push(...microformats(document));
  return settled(found.slice(0, itemCap), cap);
}

function settled(drafts: readonly Draft[], cap: number): ItemFact[] {
  let left = cap;
  const fits = (value: unknown) => {
    left -= weightOf(value) + 1;
    return left >= 0;
  };
  const settle = ({ syntax, types, props, element }: Draft, depth: number): ItemFact | undefined => {
    const item = {
      syntax,
      types: types.slice(0, typeCap).map((type) => type.slice(0, nameCap)),
      props: [] as [string, string | ItemFact][],
      path: pathOf(element),
    };
    if (!fits(item)) return undefined;
    for (const [long, value] of props.slice(0, propCap)) {
      const name = long.slice(0, nameCap);
      if (typeof value === 'string') {
        const prop: [string, string] = [name, value.slice(0, valueCap)];
        if (!fits(prop)) break;
        item.props.push(prop);
      } else if (depth < depthCap) {
        const inner = fits([name, '']) ? settle(value, depth + 1) : undefined;
        if (!inner) break;
        item.props.push([name, inner]);
      }
    }
    return item;
  };
  return drafts.flatMap((draft) => settle(draft, 1) ?? []);
}

/** What an element states as a property's value: an attribute where HTML has one for it, else its text. */
function stated(element: Element): string {
  const tag = element.tagName;
  const attribute = (name: string) => element.getAttribute(name);
  const content = attribute('content');
  if (content !== null) return content.trim().slice(0, valueCap);
  if (tag === 'TIME') return attribute('datetime') ?? ownText(element, valueCap);
  if (tag === 'DATA' || tag === 'METER') return attribute('value') ?? ownText(element, valueCap);
  if (tag === 'A' || tag === 'LINK' || tag === 'AREA')
    return (element as HTMLAnchorElement).href || ownText(element, valueCap);
  if (tag === 'IMG' || tag === 'SOURCE' || tag === 'VIDEO') return attribute('alt') ?? '';
  if (tag === 'OBJECT') return attribute('data') ?? '';
  return ownText(element, valueCap);
}

const tokens = (text: string | null) => (text ?? '').split(/\s+/).filter(Boolean);

/** @see https://html.spec.whatwg.org/multipage/microdata.html#associating-names-with-items */
function microdata(document: Document): Draft[] {
  const drafts = new Map<Element, Draft>();
  const top: Draft[] = [];
  const draftOf = (element: Element): Draft => {
    let draft = drafts.get(element);
    if (!draft) {
      draft = {
        syntax: 'microdata',
        types: tokens(element.getAttribute('itemtype')),
        props: [],
        element,
      };
      drafts.set(element, draft);
    }
    return draft;
  };
  const referrers = new Map<string, Element>();
  for (const element of document.querySelectorAll('[itemscope][itemref]')) {
    for (const id of tokens(element.getAttribute('itemref'))) referrers.set(id, element);
  }
  let count = 0;
  for (const element of document.querySelectorAll('[itemscope],[itemprop]')) {
    count += 1;
    if (count > itemCap * propCap) break;
    const scope = element.hasAttribute('itemscope');
    if (scope) {
      const draft = draftOf(element);
      if (!element.hasAttribute('itemprop')) top.push(draft);
    }
    const names = tokens(element.getAttribute('itemprop'));
    if (names.length === 0) continue;
    let owner = element.parentElement?.closest('[itemscope]') ?? null;
    if (referrers.size > 0) {
      for (let up: Element | null = element; up && up !== owner; up = up.parentElement) {
        const referrer = up.id ? referrers.get(up.id) : undefined;
        if (referrer) owner = referrer;
      }
    }
    if (!owner) {
      if (scope) top.push(draftOf(element));
      continue;
    }
    const value = scope ? draftOf(element) : stated(element);
    const { props } = draftOf(owner);
    if (value !== '' && props.length < propCap) for (const name of names) props.push([name, value]);
  }
  return top;
}

/** RDFa Lite: typeof, property, and content or href. @see https://www.w3.org/TR/rdfa-lite/ */
function rdfa(document: Document): Draft[] {
  const drafts = new Map<Element, Draft>();
  const top: Draft[] = [];
  const local = (text: string) => text.replace(/^.*[/#:]/, '');
  const draftOf = (element: Element): Draft => {
    let draft = drafts.get(element);
    if (!draft) {
      draft = {
        syntax: 'rdfa',
        types: tokens(element.getAttribute('typeof')).map(local),
        props: [],
        element,
      };
      drafts.set(element, draft);
    }
    return draft;
  };
  let count = 0;
  for (const element of document.querySelectorAll('[typeof],[property],[vocab]')) {
    count += 1;
    if (count > itemCap * propCap) break;
    const scope = element.hasAttribute('typeof');
    const names = tokens(element.getAttribute('property')).map(local);
    const owner = element.parentElement?.closest('[typeof],[vocab]') ?? null;
    if (scope && (names.length === 0 || !owner)) top.push(draftOf(element));
    if (names.length === 0 || !owner) continue;
    const value = scope ? draftOf(element) : stated(element);
    // A vocabulary declared without a type makes a thing of no type: still a thing with a name and an address.
    if (!owner.hasAttribute('typeof') && !drafts.has(owner)) top.push(draftOf(owner));
    const { props } = draftOf(owner);
    if (value !== '' && props.length < propCap) for (const name of names) props.push([name, value]);
  }
  return top;
}

/** Class names of hCard 1.0, which has no prefix to tell them by. @see http://microformats.org/wiki/hcard */
const classic = new Set(
  'fn n given-name family-name additional-name honorific-prefix honorific-suffix nickname org organization-name organization-unit title role email tel adr street-address extended-address post-office-box locality region postal-code country-name url note label type value'.split(
    ' ',
  ),
);

/** h-card and hCard, with the implied name of h-card. @see http://microformats.org/wiki/microformats2-parsing */
function microformats(document: Document): Draft[] {
  const roots = '.h-card,.vcard,.h-adr';
  const top: Draft[] = [];
  const read = (root: Element, depth: number): Draft => {
    const draft: Draft = { syntax: 'microformat', types: [], props: [], element: root };
    const modern = root.classList.contains('h-card') || root.classList.contains('h-adr');
    draft.types.push(root.classList.contains('h-adr') ? 'h-adr' : modern ? 'h-card' : 'vcard');
    const walk = (element: Element, level: number): void => {
      if (level > walkCap) return;
      for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
        const names = propertiesOf(child, modern);
        const nested = child.matches(roots);
        if (nested && names.length === 0) {
          // A card inside that is no property of this one: its organisation where it says so, else a card of its own.
          if (child.classList.contains('h-org')) draft.props.push(['org', read(child, depth + 1)]);
          else if (depth === 0 && top.length < itemCap) top.push(read(child, 1));
          continue;
        }
        for (const name of names) {
          if (draft.props.length >= propCap) break;
          const value = nested && depth < 4 ? read(child, depth + 1) : propertyValue(child, name);
          if (value !== '') draft.props.push([name.replace(/^(?:p|u|dt|e)-/, ''), value]);
        }
        if (!nested) walk(child, level + 1);
      }
    };
    walk(root, 0);
    if (modern && !draft.props.some(([name]) => name === 'name') && draft.types[0] === 'h-card') {
      const properties = draft.props.some(([name]) => name !== 'url' && name !== 'photo');
      const image =
        root.tagName === 'IMG'
          ? root
          : root.querySelectorAll('img[alt]').length === 1
            ? root.querySelector('img[alt]')
            : null;
      const text = ownText(root, 120) || image?.getAttribute('alt') || root.querySelector('abbr')?.title || '';
      if (text && (!properties || text.length < 60)) draft.props.push(['name', text.replace(/\n/g, ' ')]);
    }
    return draft;
  };
  for (const root of document.querySelectorAll(roots)) {
    if (top.length >= itemCap) break;
    if (!root.parentElement?.closest(roots)) top.push(read(root, 0));
  }
  return top;
}

const addressNames = new Set(
  'adr street-address extended-address post-office-box locality region postal-code country-name tel email'.split(' '),
);

/** Properties by class name; an h-card may hold an address in the older words. */
function propertiesOf(element: Element, modern: boolean): string[] {
  const names = [...element.classList];
  const old = names.filter((name) => classic.has(name));
  if (!modern) return old;
  const own = names.filter((name) => /^(?:p|u|dt|e)-[a-z]/.test(name));
  return own.length > 0 ? own : old.filter((name) => addressNames.has(name));
}

function propertyValue(element: Element, name: string): string {
  const tag = element.tagName;
  if (tag === 'ABBR' && (element as HTMLElement).title) return (element as HTMLElement).title;
  if ((name.startsWith('u-') || name === 'email' || name === 'url') && (tag === 'A' || tag === 'AREA')) {
    const href = element.getAttribute('href') ?? '';
    return /^mailto:/i.test(href) ? href : (element as HTMLAnchorElement).href;
  }
  if (tag === 'DATA' || tag === 'INPUT') return element.getAttribute('value') ?? '';
  if (tag === 'IMG' || tag === 'AREA') return element.getAttribute('alt') ?? '';
  // The value class pattern: what is marked "value" is the value, the rest is its type.
  const parts = [...element.querySelectorAll('.value')].map((part) =>
    part.tagName === 'ABBR' ? (part as HTMLElement).title || ownText(part) : ownText(part, 300),
  );
  if (parts.length > 0) return parts.join('');
  return ownText(element, 300).replace(/\n/g, name === 'adr' || name === 'p-adr' ? ', ' : ' ');
}
