import type { CaptureContext } from '../capture.ts';
import type { Find } from './finds.ts';
import type { PageView } from './page-view.ts';
import type { PagePair } from './pairs.ts';
import { nameLikeness } from './remembered.ts';

const legal =
  '(?:Inc|LLC|L\\.L\\.C|LLP|Ltd|Limited|Corp|Corporation|Company|Co|GmbH|PLC|Pty Ltd|S\\.?r\\.?l|S\\.?A|Associates|Partners|& Sons?)';
const withLegal = new RegExp(
  `((?:[\\p{Lu}\\d][\\p{L}\\d&.'’-]{0,25},? (?:(?:of|and|the|&|for) )?){1,6}${legal})(?![\\p{L}])\\.?`,
  'gu',
);
/** Most lines name no legal form: a simpler search says so. */
const mayBeLegal = new RegExp(`[ ,]${legal}`);
const copyright =
  /(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:(?:19|20)?\d{2}))?)?,?\s*(?:by\s+)?(.{2,80}?)(?:[.|·]|,? all rights|$)/i;
const pageWords =
  /^(?:home|contact(?: us)?|about(?: us)?|welcome(?: to)?|index|services|products|news|blog|locations?|directions|team|our team|staff|home ?page|untitled.*|testimonials?|kontakt|contatti|impressum|privacy.*|terms.*|login|404.*|get in touch|faq|careers|jobs|gallery|portfolio)$/i;

const rights = 'copyright line';

/** Why a firm is named that title and heading of a page on somebody else's site begin with. */
export const headed = 'heading and title of the page';

/** Words of a firm's name, not of what a page of its own site is about. */
const proper =
  /^(?!.*\b(?:[Oo]ur|[Yy]our|[Uu]s|[Tt]eam|[Pp]olicy|[Cc]ontact|[Aa]bout|[Ll]ocations?)\b)(?:(?:[\p{Lu}\d]\S*|&|of|and|the)(?: |$)){1,6}$/u;

interface Tally {
  text: string;
  score: number;
  block: number;
  why: string;
}

/** Names of firms that a page gives, the page's own first: by its address, title, markup, copyright line and legal forms. */
export function readFirms(view: PageView, context: CaptureContext, found: readonly Find[] = []): Find[] {
  const domain = domainOf(context.url || view.facts.url);
  const tallies = new Map<string, Tally>();
  const icons = new Map<string, number>();
  const add = (raw: string, score: number, block: number, why: string) => {
    const text = raw
      .replace(/\s+/g, ' ')
      .replace(/^[\s,.|:–—-]+|[\s,|:–—-]+$/g, '')
      .replace(/^(?:welcome to|contact|about) /i, '')
      .trim();
    if (
      text.length < 3 ||
      text.length > 70 ||
      !/\p{L}{2}/u.test(text) ||
      pageWords.test(text) ||
      /https?:|@|\d{5}/.test(text)
    )
      return;
    const key = tight(text);
    const known = tallies.get(key);
    if (known) {
      known.score += score * 0.6;
      if (known.block < 0) known.block = block;
    } else tallies.set(key, { text, score: score + likeDomain(key, domain), block, why });
  };
  if (view.facts.siteName) add(view.facts.siteName, 2, -1, 'name of the site');
  for (const part of view.facts.title.split(/\s+[-–—|·•»:]\s+|\s*[|·•»]\s*|:\s+/))
    if (part.split(' ').length <= 7) add(part, 0.9, -1, 'title of the page');
  for (const [index, { tag, label, text }] of view.blocks.entries()) {
    // What stands again and again is drawn on buttons.
    const drawn = tag === 'icon' && label ? (icons.get(label) ?? 0) + 1 : 0;
    if (label && drawn > 0) icons.set(label, drawn);
    if (label && drawn > 0 && drawn <= 3 && !/^(?:logo|image|photo|banner|icon|home|close|dismiss|menu)$/i.test(label))
      add(label.replace(/\blogo\b/i, ''), 0.6, index, 'picture on the page');
    if (tag === 'h1' || tag === 'h2') add(view.textOf(index, 71), 0.7, index, 'heading');
    else if (text && domain.length >= 4 && text.length <= 60 && likeDomain(tight(text), domain) >= 1.5)
      add(text, 0.4, index, 'text on the page');
  }
  for (const { text, block } of view.lines) {
    const right = text.length < 400 ? copyright.exec(text) : null;
    if (right?.[1]) add(right[1], 1.6, block, rights);
    if (text.length > 3000 || !mayBeLegal.test(text)) continue;
    for (const [whole, name = ''] of text.matchAll(withLegal)) {
      add(name, 1.5, block, 'legal form');
      void whole;
    }
  }
  // A title that says where, over the rights of somebody else, is a directory's.
  const listed = /, [A-Z]{2}\b/.test(view.facts.title);
  const site = [...tallies.values()].some(
    ({ text, why }) => (listed && why === rights) || likeDomain(tight(text), domain) >= 2,
  );
  const [first = ''] = view.facts.title.split(/\s+[-–—|·•»]\s+|\s*[|·•»]\s*/);
  const entry = tallies.get(tight(first));
  // So is one over the mail or the site of the firm itself.
  const own = () => found.some(({ field, value }) => atHost.has(field) && likeHost(tight(first), value) >= 2);
  if (
    entry &&
    (site || own()) &&
    entry.block >= 0 &&
    proper.test(first) &&
    likeDomain(tight(first), domain) < 1 &&
    nameLikeness(first) < 0.75
  )
    tallies.set(tight(first), { ...entry, score: Math.max(entry.score, 1.5), why: headed });
  return [...tallies.values()]
    .filter(({ score, text }) => score >= 1.5 && (nameLikeness(text) < 0.8 || likeDomain(tight(text), domain) > 0))
    .sort((a, b) => b.score - a.score)
    .slice(0, 6)
    .map(({ text, score, block, why }) => ({
      field: 'companyName' as const,
      value: text,
      confidence: Math.min(0.9, 0.4 + score * 0.1),
      block,
      party: 'unknown' as const,
      evidence: { source: 'text', text: why, quote: text, ...(block >= 0 ? { place: view.placeOf(block) } : {}) },
    }));
}

export const tight = (text: string) =>
  (/[^\0-\x7f]/.test(text) ? text.normalize('NFD') : text)
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(?:inc|llc|ltd|limited|corp|corporation|gmbh|plc)$/, '');

export function domainOf(url: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? '';
  const labels = host.split('.');
  const core =
    labels.length > 2 && /^(?:co|com|org|net|ac|gov)$/.test(labels.at(-2) ?? '') ? labels.at(-3) : labels.at(-2);
  return (core ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Firms name their sites after themselves. */
export function likeDomain(key: string, domain: string): number {
  if (domain.length < 4 || key.length < 4) return 0;
  if (key === domain) return 3;
  if (key.includes(domain) || domain.includes(key))
    return Math.min(key.length, domain.length) / Math.max(key.length, domain.length) > 0.5 ? 2 : 0.8;
  return 0;
}

const atHost = new Set<Find['field']>(['website', 'email']);

/** The same of an address of a page or of mail: any part of its host may be the name. */
export const likeHost = (key: string, address: string): number => {
  const [host = ''] = address
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:.{1,64}@)?/, '')
    .split(/[/:?#]/);
  const labels = host.split('.').slice(0, -1);
  return Math.max(0, ...labels.map((label) => likeDomain(key, label.replace(/[^a-z0-9]/g, ''))));
};

/** Words that no list of first names knows, with hours or with a site or a mailbox at a domain of just these words, are a firm. */
export function isFirm(text: string, pairs: readonly PagePair[], found: readonly Find[]): boolean {
  if (nameLikeness(text) >= 0.75) return false;
  if (pairs.some(({ label }) => /^(?:(?:business|opening) )?hours$/i.test(label)))
    return !found.some(({ field }) => field === 'jobTitle');
  const key = tight(text);
  return found.some(
    ({ field, value }) =>
      atHost.has(field) &&
      value.toLowerCase().includes(key.slice(0, 4)) &&
      (likeHost(key, value) >= 2 || tight(value.replace(/^.{1,64}@/, '')).includes(key)),
  );
}
