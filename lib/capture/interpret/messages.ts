import type { PageView } from './page-view.ts';
import { caller, staff } from './text/dialogue.ts';

/** A conversation: what the other side wrote, in order. */
export interface Conversation {
  readonly incoming: readonly { readonly block: number; readonly text: string }[];
  /** Blocks of messages of our own side, whose numbers are ours. */
  readonly outgoing: ReadonlySet<number>;
  /** Texts right over the first message, nearest first: with whom it is. */
  readonly head: readonly number[];
}

/** Parts of a page that hold what somebody wrote. */
const writing =
  /message|comment|conversation|(?:^|[\s_-])(?:msg|reply|post|note|event|thread|bubble|email|mail)(?:$|[\s_-])/i;
const sentence = /\p{Ll}{2,} (?:\S{1,30} ){0,20}\p{Ll}{2,}[^\n]{0,2000}[.!?]/u;

/** What somebody wrote, by their name over it: sentences in the message, comment or article that begins with the name. */
export function writtenUnder(
  view: PageView,
  names: readonly number[],
): { readonly block: number; readonly text: string } | undefined {
  for (const name of names) {
    if (name < 0) continue;
    let at = view.blocks[name]?.in ?? -1;
    for (let steps = 0; at >= 0 && steps < 4; steps += 1, at = view.blocks[at]?.in ?? -1) {
      const block = view.blocks[at];
      if (!block || view.textOf(at, 3001).length > 3000) break;
      if (block.tag !== 'article' && block.role !== 'article' && !writing.test(block.hint ?? '')) continue;
      const texts: string[] = [];
      for (let i = name + 1; i <= (view.last[at] ?? at); i += 1) {
        // A comment within is another's.
        if (i > at && (view.blocks[i]?.tag === 'article' || view.blocks[i]?.role === 'article')) {
          i = view.last[i] ?? i;
          continue;
        }
        const text = view.said[i] ?? '';
        if (text.length >= shortest && (texts.length > 0 || sentence.test(text))) texts.push(text);
      }
      if (texts.length > 0) return { block: at, text: texts.join('\n') };
    }
  }
  return undefined;
}

/** What stands in sentences right under a name, where nothing says that it is a message. */
export function saidUnder(
  view: PageView,
  names: readonly number[],
): { readonly block: number; readonly text: string } | undefined {
  for (const name of names) {
    if (name < 0) continue;
    for (let i = name + 1, texts = 0; i < view.blocks.length && texts < 3; i += 1) {
      const text = view.said[i] ?? '';
      if (!text) continue;
      texts += 1;
      if (text.length >= 40 && sentence.test(text)) return { block: i, text };
    }
  }
  return undefined;
}

const asks =
  /\b(?:I|we|my|our)\b.*\b(?:need|want|quote|please|looking|would like|interested|hoping|(?:can|could) (?:you|some))\b/i;

/** What somebody asks for under the heading of the page, in their own words. */
export function askedUnder(view: PageView): { readonly block: number; readonly text: string } | undefined {
  const heading = view.blocks.findIndex(({ tag }) => tag === 'h1');
  const asked = heading < 0 ? undefined : saidUnder(view, [view.last[heading] ?? heading]);
  return asked && asks.test(asked.text) ? asked : undefined;
}

export const outgoingHint =
  /(?:^|[\s_-])(?:me|out|outgoing|sent|self|mine|own|from-me|outbound)(?:$|[\s_-])|(?:^|[\s_-])(?:msg|message|bubble|chat|part|item|from)[\s_-]{1,2}(?:agent|admin|business|operator|staff|us)(?:$|[\s_-])/i;
const incomingHint =
  /(?:^|[\s_-])(?:msg|message|bubble|chat|part|item|from)[\s_-]{1,2}(?:in|incoming|inbound|received|them|customer|client|user|visitor|contact|lead)(?:$|[\s_-])/i;
const shortest = 25;

/** How a box to ask the makers of a page for help begins. */
const ofHelp = /\bask (?:me|us) anything\b/i;

/** Conversations of a page: texts side by side, of which some are marked as our own. */
export function readConversation(view: PageView): Conversation {
  const outgoing = new Set<number>();
  const incoming: { block: number; text: string }[] = [];
  const holders = new Set<number>();
  const received: number[] = [];
  for (const [index, block] of view.blocks.entries()) {
    if (block.hint && incomingHint.test(block.hint) && view.textOf(index, 30).length >= 15) received.push(index);
    if (block.hint && outgoingHint.test(block.hint) && view.textOf(index, 30).length >= 15) {
      for (let i = index; i <= (view.last[index] ?? index); i += 1) outgoing.add(i);
      if (block.in >= 0) holders.add(block.in);
    }
  }
  // Where only what came in is marked, what stands beside it went out.
  for (const index of holders.size === 0 ? received : []) {
    const holder = view.blocks[index]?.in ?? -1;
    const beside = (view.kids[holder] ?? []).filter((kid) => !received.includes(kid));
    if (holder < 0 || beside.length === 0 || !beside.every((kid) => /\p{L}{2}/u.test(view.textOf(kid, 60)))) continue;
    holders.add(holder);
    for (const kid of beside) for (let i = kid; i <= (view.last[kid] ?? kid); i += 1) outgoing.add(i);
  }
  for (const holder of holders) {
    const kids = view.kids[holder] ?? [];
    const marked = kids.some((kid) => incomingHint.test(view.blocks[kid]?.hint ?? ''));
    for (const kid of kids) {
      const block = view.blocks[kid];
      if (marked && !incomingHint.test(block?.hint ?? '')) continue;
      if (!block || outgoing.has(kid) || block.control || (view.kids[kid]?.length ?? 0) > 3) continue;
      // What holds a heading stands over the messages.
      if ((view.headingOf(view.last[kid] ?? kid)?.block ?? -1) >= kid) continue;
      const text = view.textOf(kid, 2000);
      if (text.length >= shortest && !ofHelp.test(text) && /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(text))
        incoming.push({ block: kid, text });
    }
  }
  const ours = incoming.length > 0 ? [] : turnsOf(view, staff);
  const theirs = ours.length > 1 ? turnsOf(view, caller) : [];
  if (theirs.length > 1) {
    for (const turn of ours) for (let i = turn; i <= (view.last[turn] ?? turn); i += 1) outgoing.add(i);
    incoming.push(...theirs.map((block) => ({ block, text: view.textOf(block, 2000) })));
  }
  return { incoming, outgoing, head: headOf(view, incoming[0]?.block ?? 0, outgoing) };
}

/** Parts of a page that begin with who speaks: "Caller" in bold before what was said. */
function turnsOf(view: PageView, speaker: RegExp): number[] {
  return view.said.flatMap((said, index) => {
    const turn = view.blocks[index]?.in ?? -1;
    const [first, next] = view.kids[turn] ?? [];
    return said.length < 20 && first === index && next !== undefined && speaker.test(said) ? [turn] : [];
  });
}

const greeting = /^(?:hi|hello|hey|dear|thanks|thank you|perfect|great|good (?:morning|afternoon|evening))\b/i;
/** What a firm says to somebody who asks it for something. */
const ofFirm =
  /\b(?:our (?:\p{L}+ )?(?:office|number|team|crew|website|site)|(?:call|text|reach) us|thanks? (?:you )?for (?:writing|contacting|reaching|your))\b/iu;

/**
 * The conversation in which one side greets the other by its first name, where no class name says who wrote what: texts
 * drawn like the greeting are ours, those most like each other beside it are theirs. Where nothing tells how they are
 * drawn, ours are those that name the other side or speak for a firm.
 */
export function conversationWith(view: PageView, firstName: string): Conversation | undefined {
  for (const [index, said] of view.said.entries()) {
    if (said.length < shortest || !greeting.test(said) || !said.slice(0, 60).includes(firstName)) continue;
    let at = index;
    for (let steps = 0; steps < 4 && at >= 0; steps += 1, at = view.blocks[at]?.in ?? -1) {
      const own = view.blocks[at]?.hint ?? '';
      const drawn = new Map<string, number[]>();
      for (const kid of view.kids[view.blocks[at]?.in ?? -1] ?? []) {
        const { hint = '', control, tag } = view.blocks[kid] ?? {};
        const size = (view.last[kid] ?? kid) - kid;
        if (control || tag !== view.blocks[at]?.tag || size > (own ? 12 : 1) || !view.textOf(kid, 1)) continue;
        const text = own ? '' : view.textOf(kid, 500);
        const ours = hint === own && (own !== '' || text.includes(firstName) || ofFirm.test(text));
        const side = ours ? 'ours' : hint;
        const known = drawn.get(side);
        if (known) known.push(kid);
        else drawn.set(side, [kid]);
      }
      const ours = drawn.get('ours') ?? [];
      drawn.delete('ours');
      const [theirs = []] = [...drawn.values()].sort((a, b) => b.length - a.length);
      const incoming = theirs.map((block) => ({ block, text: view.textOf(block, 2000) }));
      if (theirs.length + ours.length < 3 || !incoming.some(({ text }) => text.length >= shortest)) continue;
      const outgoing = new Set<number>();
      for (const kid of ours) for (let i = kid; i <= (view.last[kid] ?? kid); i += 1) outgoing.add(i);
      return { incoming, outgoing, head: [] };
    }
  }
  return undefined;
}

function headOf(view: PageView, incoming: number, outgoing: ReadonlySet<number>): readonly number[] {
  let first = incoming;
  for (const block of first > 0 ? outgoing : []) first = Math.min(first, block);
  const head: number[] = [];
  // What stands in another part of the page, as over a box to ask for help, heads nothing.
  let part = first;
  while ((view.blocks[part]?.in ?? -1) > 0) part = view.blocks[part]?.in ?? -1;
  for (let i = first - 1; i >= part && head.length < 3; i -= 1) if (view.said[i]) head.push(i);
  return head;
}
