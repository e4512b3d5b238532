import { findAddresses } from '../../lead/address.ts';
import type { Find } from './finds.ts';
import { likeHost, tight } from './firm.ts';
import { companyWord } from './firm-words.ts';
import type { Line, PageView } from './page-view.ts';
import { nameLikeness } from './remembered.ts';
import type { Subject } from './subject.ts';
import { isFreeMail } from './text/mailbox.ts';
import { titleWord } from './text/title-words.ts';

/** "Director of Facilities at Crestline Academy", "Plant Manager @ Acme · Full-time", "Owner, Fairley Antiques". */
const atFirm = /^(\p{Lu}.{2,70}?)(?: (?:at|@|chez|bei|en)|,) (\p{Lu}[^·|•]{1,60}?)(?:\s*[·|•].*)?$/u;
const mostLines = 3;

/** Job and firm of a line that says both. */
export function jobAtFirm(line: string): { readonly job: string; readonly firm: string } | undefined {
  const [, job = '', firm = ''] = (line.length <= 140 && atFirm.exec(line.trim())) || [];
  if (!job || !titleWord.test(job) || /[#\d]/.test(job) || (nameLikeness(firm) >= 0.8 && !companyWord.test(firm)))
    return undefined;
  return line.includes(`${job},`) && (titleWord.test(firm) || /\d|,|^[A-Z]{2}$/.test(firm)) ? undefined : { job, firm };
}

/** A line that is a job: not what a CRM calls somebody at one stage ("Lead", "Homeowner"). */
const isJob = (text: string) =>
  text.length <= 45 &&
  titleWord.test(text) &&
  !/[@\d·|:]|\b(?:lead|buyer|seller|owner|homeowner|landlord|member|customer|agent)\b/i.test(text);

/** "Bell Orchards LLC · Facilities manager", either way round. */
function jobBesideFirm(line: string, isFirm: (text: string) => boolean) {
  const [one = '', other = '', more] = line.split(/ [·|•] /);
  const [job, firm] = isJob(one) ? [one, other] : [other, one];
  return more === undefined && firm && isJob(job) && (companyWord.test(firm) || isFirm(firm))
    ? { job, firm }
    : undefined;
}

/** What stands right under each place of the name, as many lines as may say who that is. */
export function linesUnder(view: PageView, { blocks }: Subject): readonly (readonly Line[])[] {
  const names = new Set(blocks);
  const first = new Map<number, number>();
  for (const [index, { parts }] of view.lines.entries())
    for (const { block } of parts) if (names.has(block) && !first.has(block)) first.set(block, index);
  return blocks.flatMap((name) => {
    const at = first.get(name);
    return at === undefined ? [] : [view.lines.slice(at + 1, at + 1 + mostLines)];
  });
}

/** "Baton Rouge, LA · Requested a quote" right under the name, in this order or the other: where they are. */
export function townUnder(view: PageView, under: readonly (readonly Line[])[], country: string | undefined): Find[] {
  for (const [line] of under) {
    if (!line || line.text.length > 80 || !/, [A-Z]{2}\b/.test(line.text)) continue;
    const [found] = findAddresses(line.text, country);
    if (!found || found.address.street || !(found.start <= 2 || found.address.postalCode)) continue;
    const evidence = { source: 'heading', text: 'under the name', quote: line.text, place: view.placeOf(line.block) };
    const value = line.text.slice(found.start, found.end);
    return [
      { field: 'address', value, address: found.address, confidence: 0.3, block: line.block, party: 'lead', evidence },
    ];
  }
  return [];
}

/** What stands right under the name of a record: the job, and the firm where a word says which it is. */
export function readHeadline(
  view: PageView,
  under: readonly (readonly Line[])[],
  found: readonly Find[],
  labels: ReadonlySet<number>,
): Find[] {
  const mails = found.filter(({ field }) => field === 'email');
  for (const lines of under) {
    const jobs: Find[] = [];
    for (const line of lines) {
      const make = (field: 'jobTitle' | 'companyName', value: string): Find => ({
        field,
        value: value.trim(),
        confidence: 0.7,
        block: line.block,
        party: 'lead',
        evidence: { source: 'heading', text: 'under the name', quote: line.text, place: view.placeOf(line.block) },
      });
      const isFirm = (text: string) => mails.some(({ value }) => likeHost(tight(text), value) >= 0.8);
      const both = jobAtFirm(line.text) ?? jobBesideFirm(line.text, isFirm);
      if (both) return [make('jobTitle', both.job), make('companyName', both.firm)];
      if (line === lines[0] && isJob(line.text)) jobs.push(make('jobTitle', line.text));
      // A firm has its mail at a domain of its name.
      const firm = line.text.length <= 60 && !/[@|:\d·•]/.test(line.text) ? line.text : '';
      const named = nameLikeness(firm) >= 0.75 && !companyWord.test(firm);
      if (firm && !named && !labels.has(line.block) && isFirm(firm)) return [...jobs, make('companyName', firm)];
    }
    if (jobs.length > 0) return jobs;
  }
  return [];
}

/** The heading of the page where mail or site of the one in view is at a domain of that name: the firm they are with. */
export function firmOver(view: PageView, finds: readonly Find[]): Find[] {
  const own = finds.filter(({ field, party }) => party === 'lead' && (field === 'email' || field === 'website'));
  for (const [block, { tag }] of view.blocks.entries()) {
    const text = /^h[12]$/.test(tag) ? view.textOf(block, 71) : '';
    const key = tight(text);
    if (text.length > 70 || key.length < 6 || nameLikeness(text) >= 0.75) continue;
    if (!own.some(({ value }) => !isFreeMail(value) && likeHost(key, value) >= 0.8)) continue;
    const evidence = { source: 'heading', text: 'heading', quote: text, place: view.placeOf(block) };
    return [{ field: 'companyName', value: text, confidence: 0.7, block, party: 'lead', evidence }];
  }
  return [];
}
