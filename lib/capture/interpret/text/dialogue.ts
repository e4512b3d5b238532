import { looksLikeName } from '../../../lead/name.ts';
import { companyWord } from '../firm-words.ts';
import { fieldOfLabel } from '../labels.ts';
import { ourSide } from './chat.ts';

/** A talk of two sides, as chats, transcripts and messages are copied: what the other side said, and what we said. */
export interface Dialogue {
  /** Lines that stand before the talk and what the other side said, one turn after another. */
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
  /** How the other side is called: a name, a number, or only "Caller". */
  readonly speaker: string;
}

const turn =
  /^\s{0,4}(?:\[?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? )?\d{1,2}:\d{2}(?::\d{2})?[ \u202f]?(?:[AaPp][Mm])?\]?[\s-]{1,4})?~?\s?([\p{L}\d+(][^:\n]{0,38}?)\s?:\s(?=\S)/u;
/** What the other side of a talk is called where it has no name. */
export const caller: RegExp =
  /^(?:visitor|customer|client|caller|guest|lead|user|prospect|homeowner|buyer|patient|them|visiteur|visitante|cliente?|appelant|llamante|usuario|interessent|kunde)$/i;
/** What our side is called. */
export const staff: RegExp =
  /^(?:agent|support|operator|csr|rep|staff|dispatch(?:er)?|bot)\b|\((?:support|agent|sales|rep|staff|bot|team|office)\b/i;
/** Where a messenger says for each of our messages that we sent it. */
const sent = /^you (?:sent|replied|wrote)$/i;
/** How a firm answers whoever writes to it. */
const greeting = /\bhow (?:can|may) (?:i|we) (?:help|assist)\b/i;
const mostTurns = 400;

/** The talk that lines are, or undefined where they are none. */
export function readDialogue(lines: readonly string[]): Dialogue | undefined {
  const turns = lines.slice(0, mostTurns).some((line) => sent.test(line.trim()))
    ? headedTurns(lines)
    : toldTurns(lines);
  const counts = new Map<string, number>();
  for (const { who } of turns) if (who) counts.set(who, (counts.get(who) ?? 0) + 1);
  const speakers = [...counts.keys()];
  if (speakers.length < 2 || speakers.length > 5 || ![...counts.values()].some((n) => n > 1)) return undefined;
  const sides = new Map(speakers.map((who) => [who, sideOf(who)]));
  if (![...sides.values()].includes('theirs')) {
    const firm = (who: string) => companyWord.test(who) || (who.includes(' ') && looksLikeName(who) < 0.3);
    const greeters = new Set(turns.flatMap(({ who, text }) => (greeting.test(text) ? [who] : [])));
    const open = speakers.filter((who) => !sides.get(who) && !greeters.has(who));
    const first = open.find((who) => !firm(who)) ?? open[0];
    if (first) sides.set(first, 'theirs');
  }
  const speaker = speakers.find((who) => sides.get(who) === 'theirs');
  if (!speaker) return undefined;
  const side = (who: string) => !who || sides.get(who) === 'theirs';
  return {
    theirs: turns.filter(({ who }) => side(who)).map(({ text }) => text),
    ours: turns.filter(({ who }) => !side(who)).map(({ text }) => text),
    speaker,
  };
}

interface Turn {
  /** '' before the talk. */
  readonly who: string;
  readonly text: string;
}

function sideOf(who: string): 'theirs' | 'ours' | undefined {
  if (ourSide.test(who) || staff.test(who) || sent.test(who)) return 'ours';
  return caller.test(who) || /^[+(\d][\d\s().-]{6,20}$/.test(who) ? 'theirs' : undefined;
}

/** "Agent: …", "[2:14 PM] Ulla Brandvold: …": each turn behind who says it. Labels of values are nobody. */
function toldTurns(lines: readonly string[]): Turn[] {
  const timed = new Set<string>();
  const heads = lines.slice(0, mostTurns).map((line) => {
    const [whole = '', who = ''] = turn.exec(line) ?? [];
    // Behind a time nobody writes a label.
    if (/\d:\d{2}/.test(whole.slice(0, whole.indexOf(who)))) timed.add(who.trim());
    return who.trim();
  });
  const counts = new Map<string, number>();
  for (const head of heads) counts.set(head, (counts.get(head) ?? 0) + 1);
  const talks = (head: string) =>
    head !== '' &&
    (sideOf(head) !== undefined ||
      timed.has(head) ||
      ((counts.get(head) ?? 0) > 1 && (fieldOfLabel(head)?.confidence ?? 0) < 0.85));
  let who = '';
  const known = heads.filter(talks);
  if (known.length < 3) return [];
  return lines.map((line, i) => {
    const head = heads[i] ?? '';
    // "Visitor: Ulla Brandvold" once over the talk says who it is.
    const said =
      talks(head) && !(who === '' && counts.get(head) === 1 && looksLikeName(line.slice(line.indexOf(':') + 1)) >= 0.5);
    if (!said) return { who, text: line };
    who = head;
    return { who, text: line.replace(turn, '') };
  });
}

/** A line with the writer alone over each message. */
function headedTurns(lines: readonly string[]): Turn[] {
  // The thread's own heading, or a name that stands alone over more than one message.
  const alone = lines.map((line) => line.trim()).filter((line) => looksLikeName(line) >= 0.3);
  const top = alone.find((line, i) => alone.indexOf(line) < i) ?? lines.find((line) => line.trim())?.trim() ?? '';
  let who = '';
  const turns: Turn[] = [];
  for (const [i, line] of lines.entries()) {
    const text = line.trim();
    if (sent.test(text)) who = 'You';
    else if (text && i > 0 && (text === top || top.startsWith(`${text} `)) && looksLikeName(top) >= 0.3) who = top;
    else turns.push({ who, text: line });
  }
  return turns;
}
