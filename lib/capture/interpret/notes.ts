import { findAddresses } from '../../lead/address.ts';
import type { Find } from './finds.ts';
import { askedUnder, saidUnder, writtenUnder } from './messages.ts';
import type { Owner } from './owner.ts';
import type { PageView } from './page-view.ts';
import type { Subject } from './subject.ts';

/** A note is words, not only a number, an address, a site, or a label over its value. */
export const saysSomething = (note: string, country?: string): boolean => {
  const [place] = note.length < 200 ? findAddresses(note, country) : [];
  const words = (place ? note.slice(0, place.start) + note.slice(place.end) : note).replace(/\S+[@.]\S{2,}/g, '');
  return (
    note.length >= 12 && /\p{L}{2}\S*\s+\S*\p{L}{2}/u.test(words) && !/^[^\n.!?]{1,24}\n[^\n.!?]{1,24}$/.test(note)
  );
};

/**
 * What the lead wrote: messages of the other side, what stands under the name of `subject` where no label says what
 * the message is, or text that the page quotes.
 */
export function notesOf(
  view: PageView,
  incoming: readonly { block: number; text: string }[],
  owner: Owner,
  subject: Subject | undefined,
): Find[] {
  const make = (block: number, value: string, text: string): Find => ({
    field: 'notes',
    value,
    confidence: 0.6,
    block,
    party: 'lead',
    evidence: { source: 'text', text, quote: value.slice(0, 200), place: view.placeOf(block) },
  });
  const [first, second] = incoming;
  if (first) {
    // Who wrote it and when stands over and under each message.
    const [writer = ''] = view.said.slice(first.block).filter(Boolean);
    const each = second && incoming.every(({ text }) => text.startsWith(`${writer} `)) ? writer.length : 0;
    const said = incoming.map(({ text }) =>
      text
        .slice(each)
        .replace(/ \d{1,2}:\d\d(?: ?[ap]m)?$/i, '')
        .trim(),
    );
    return [make(first.block, said.join('\n').slice(0, 4000), 'messages of the other side')];
  }
  const own = subject
    ? (writtenUnder(view, subject.blocks) ?? saidUnder(view, subject.blocks) ?? askedUnder(view))
    : undefined;
  if (own) return [make(own.block, own.text.slice(0, 4000), 'written under the name')];
  const quotes = [...view.blocks.keys()].filter((i) => view.blocks[i]?.tag === 'blockquote');
  const [quote] = quotes;
  if (quote === undefined || quotes.length > 2 || owner.ofFind(make(quote, '', '')) === 'other') return [];
  const value = view.textOf(quote, 4000).replace(/^["“]|["”]$/g, '');
  return value.length >= 25 ? [make(quote, value, 'quoted text')] : [];
}

/** Three and more labelled notes of one label are a history of the record, not its message. */
export function withoutFeeds(finds: readonly Find[]): Find[] {
  const counts = new Map<string, number>();
  for (const { field, evidence } of finds)
    if (field === 'notes') counts.set(evidence.text, (counts.get(evidence.text) ?? 0) + 1);
  return finds.filter(({ field, evidence }) => field !== 'notes' || (counts.get(evidence.text) ?? 0) < 3);
}
