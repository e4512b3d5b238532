import { isFirstName } from '../../../lead/first-names.ts';
import { invertedName, looksLikeName, nameCase, neverInNames, parseName } from '../../../lead/name.ts';
import { companyWord } from '../firm-words.ts';

/** Somebody whom a text names, with how much speaks for and against being the lead. */
export interface Mention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** How likely the words are a name at all, 0 to 1. */
  readonly certainty: number;
  /** Above 0: the text treats them as the lead; below 0: as one of us, or a go-between. */
  readonly lead: number;
  /** In words: "after “spoke with”". */
  readonly why: string;
}

const part = "(?!I['’])\\p{Lu}(?:[\\p{L}\\p{M}]|['’-](?=\\p{L})){1,20}";
const named = new RegExp(
  `(?<![\\p{L}\\p{N}@._-])((?:(?:Mr|Mrs|Ms|Miss|Dr|Mx)\\.? (?:(?:&|and) Mrs\\.? )?)?${part}(?: (?:(?:&|\\+|and) (?=\\p{Lu}))?(?:(?:de|la|van|von|der|del|da|di|dos|le|bin|al) )?(?:${part}|(?!I(?:['’]| \\p{Ll}))\\p{Lu}\\.?(?![\\p{L}\\p{N}]))){0,3})(?![\\p{L}\\p{N}@])`,
  'gu',
);

const strongBefore =
  /(?:(?:spoke|speak|talked?|chatted|met|visit(?:ed)?|reach(?:ed)? out) (?:w\/|with|to)|met|my name is|name(?:'s|’s| is|:)|this is|it'?s|it’s|its|i am|i'm|i’m|(?:call|called|message|msg|text|vm|voicemail|email|inquiry|enquiry|request|lead|submission|quote request|booking|review) from|(?:new )?(?:lead|customer|client|prospect|homeowner|home owner|cust|buyer|tenant|patient|consumer|applicant|guest)(?: is| name)?[:,-]?|\b(?:lead|customer|client|prospect|caller|inquiry|referral) (?:from|off|via|through) [^:.\n]{2,40}:|owner(?:'s|’s)?(?: house| home| name| is)?[:,]?|(?:appointment|appt|estimate|quote|inspection|consult(?:ation)?|meeting|tour|showing|demo|job|work|visit|bid)(?: (?:with|for)|\s?[-–—:])|llam[oó](?: (?:el|la))?|llamada de|habl[eé] con|de parte de|señora?|señorita|sra?\.?|appel de|parlé (?:à|avec)|mme|on behalf of|requested by|submitted by|interested party[:,]?|contact(?: person| is|:)?|decision maker)\s*[:,=-]?\s*["“]?$/i;
const weakBefore =
  /(?:\bfor|\bfrom|\bwith|\bw\/|\bcalled|\bcall(?: back)?|\bcaller(?: is|:)?|\btexted|\bmet|\band|\bre:?)\s*$/i;
const strongAfter =
  /^["”]?,?\s*(?:(?:in|from|of|near) [^.!?\n]{2,30}?,? [A-Z]{2},?\s|(?:from|with|at|of|@) (?:\p{Lu}[\w&'’.-]{0,20} ?){1,4},?\s?)?(?:(?:who|that)\s)?(?:is\s)?(?:interested|looking|wants?\b|wanted|needs?\b|needed|would (?:like|love)|called|calling|inquir|enquir|request|asked|asking|submitted|sent you|left (?:a|you)|quiere|necesita|busca|pide|solicita|vive|veut|souhaite|aimerait|cherche|a appelé|a besoin|(?:has|have) (?:just )?(?:a|an|requested|submitted|sent|asked)|reached out|texted|emailed|wrote|booked|scheduled|filled|contacted|messaged|just (?:called|sent|booked|submitted)|lives|owns|says?\b|said\b|at \d|here\b|\(?\+?1?[-. (]{0,2}\d{3}[-. )])/iu;
const otherBefore =
  /(?:@|\b(?:assigned|routed|sent|forwarded|given|handed|transferred|refer(?:red)?) to|taken by|atendi[oó]|atendid[oa] por|pris par|entered by|created by|posted by|sold by|listed by|thru|through|via|ask for|cc:?|attn:?|hi|hello|hey|dear|good (?:morning|afternoon)|thanks|thank you|sent by|rep:?|reps?|agent|(?:lead|deal|contact|account|record) owner|tech(?:nician)?|salesman|salesperson|estimator|adjuster|dispatcher|manager|coordinator|per|please have|have|let|tell|remind|from our|our|with our|csr|call taker|operator|realtor|husband|wife|son|daughter|caretaker|housekeeper|superintendent|on[- ]call|referred by|referral from|referral:|scheduler|schedule (?:with|w\/)|tenant is|broker|(?:my|our) (?:tenant|landlord|neighbou?r|boss|friend|brother|sister|mom|dad|mother|father|parents?|contractor|insurance|super)|(?:emergency|alternate|billing|back-?up) contact|(?:hoa|condo|association)(?: contact| president| manager| board)?)(?:,| is|['’]s| name is)?\s*[:,-]?\s*$/i;
const otherAfter =
  /^,?\s*(?:\(?(?:the )?(?:property manager|prop\.? mgr|pm\b|realtor|real estate agent|listing agent|agent\b|adjuster|rep\b|dispatcher|office manager|assistant|receptionist|secretary|neighbor|tenant|technician|tech\b|estimator|foreman|superintendent|case manager|(?:his|her|their) (?:wife|husband|son|daughter|assistant|agent|mother|father|neighbor))|will (?:call|follow|be|handle|meet|go)|to (?:call|follow|handle)|can you|could you|please|pls\b|got it|:[a-z_]{2,}|\d{1,2}:\d{2} ?(?:AM|PM)|is assigned|took (?:the )?call|wrote:|from our)/i;
/** Whoever says so is who the text is from, whomever else it names. */
const ownName = /\b(?:my name is|my name['’]s|me llamo|mi nombre es|je m['’]appelle|mon nom est)\s*$/i;
const theirName = /\b(?:his|her|their) name(?:['’]?s| is)?\s*:?\s*$/i;
/** Whom a colleague is asked to reach. */
const askedToCall = /\b(?:(?:can|could) \w+|please|pls) (?:call|contact|reach|text|e-?mail)(?: out to)?\s*$/i;
const callerBefore = /\b(?:caller(?: is|:)?|called in by|reported by)\s*$/i;
const ownerBefore =
  /\b(?:owner|homeowner|landlord|property owner)(?:'s|’s)?(?: (?:house|home|name|place|property))?(?: is)?\s*[:,]?\s*$/i;

const quiet =
  /(?:\b(?:spoke (?:w\/|with|to)|talked to|(?:call|message|msg|vm|voicemail|text) from|this is|my name is|name is|i'm|its)|^(?:name|cust(?:omer)?|client|homeowner|caller)) ([a-z]{3,12})(?: ([a-z]{3,15}))?(?=\s{0,2}(?:[@,.(]|at |from |here|\d|wants|needs|about|re\b|th(?:is|at) |today|yesterday|last |on |just |again|$))/gim;

/** "mike jones cell 303…", "dana white / 404…", "jones, mike (303)…" at the beginning of a line. */
const quietFirst =
  /^([a-z]{2,15})(,)? ([a-z][a-z'-]{1,17})(?=\s{0,2}(?:[-–/|,;(@\d+]|$)|\s(?:cell|ph|phone|mobile|tel|wants|needs|called|at|from|re)\b)/gm;

/** Names in small letters, as people type on a phone: only right behind "spoke to" and the like, only known ones. */
function quietPeople(text: string): Mention[] {
  const out: Mention[] = [];
  for (const match of text.matchAll(quiet)) {
    const [whole, first = '', last = ''] = match;
    if (out.length >= 5 || !isFirstName(first) || first !== first.toLowerCase()) continue;
    const words = [first, last].filter(Boolean).join(' ');
    const start = match.index + whole.lastIndexOf(words);
    out.push({
      name: nameCase(words),
      start,
      end: start + words.length,
      certainty: 0.6,
      lead: 0.9,
      why: `after “${whole.slice(0, 12)}”`,
    });
  }
  for (const match of text.matchAll(quietFirst)) {
    const [words, one = '', comma, two = ''] = match;
    const name = nameCase(comma ? `${two} ${one}` : `${one} ${two}`);
    if (out.length >= 5 || !isFirstName(comma ? two : one) || looksLikeName(name) < 0.8) continue;
    const start = match.index;
    out.push({ name, start, end: start + words.length, certainty: 0.6, lead: 0.9, why: 'begins the line' });
  }
  return out;
}

/** "Brandt, Eugene & Patty" at the beginning of a line. */
function invertedPeople(text: string): Mention[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const name = invertedName(line);
    const from = start;
    start += line.length + 1;
    return name
      ? [{ name, start: from, end: from + name.length, certainty: 0.8, lead: 0.9, why: 'begins the line' }]
      : [];
  });
}

/** What begins a sentence in front of a name, and no name. */
const openers =
  /^(?:Spoke|Calling|Callback|Met|It['’]?s|I['’]m|Hey|Cust|Talked|Thx|Ty|Msg|Text|Voicemail|Tell|Have|Attn|Via|Rep|Tech|Speak|Buyer|Appt|Wants|Re|Just|Dr|Referred|Taken|Assigned|If|Morning|Afternoon|Got|S?[Hh]e|The[ry]e?|Here|So|But|Then|After|Can|[CW]ould|Will|Needs|Okay|Sorry|Regards|Best|Sincerely|Cheers|Followup|Bill|Booked)$/;

/** People that a text of sentences names, in order. Bounded: at most 60. */
export function findPeople(text: string): Mention[] {
  const inverted = invertedPeople(text.slice(0, 60_000)).slice(0, 5);
  const mentions: Mention[] = [...quietPeople(text.slice(0, 60_000)), ...inverted];
  for (const match of text.slice(0, 60_000).matchAll(named)) {
    if (mentions.length >= 60) break;
    let name = (match[1] ?? '').trim();
    let start = match.index;
    let before = text.slice(Math.max(0, start - 40), start);
    // A capital that only begins the sentence: "Spoke", "Call", "Caller".
    for (let guard = 0; guard < 3; guard++) {
      const [opener = ''] = name.split(' ', 1);
      const rest = name.slice(opener.length + 1);
      if (
        !rest ||
        !(openers.test(opener) || neverInNames.has(opener.toLowerCase())) ||
        (/^(?:Bill|Will|Best)$/.test(opener) && looksLikeName(name) > 0.6)
      )
        break;
      start += opener.length + 1;
      name = rest;
      before = text.slice(Math.max(0, start - 40), start);
    }
    const end = start + name.length;
    if (inverted.some((whole) => start >= whole.start && end <= whole.end)) continue;
    const after = text.slice(end, end + 50);
    const words = name.split(' ');
    let certainty = looksLikeName(name);
    let lead = 0;
    let why = 'named in the text';
    const cue = strongBefore.exec(before);
    if (otherBefore.test(before)) {
      lead -= 1.2;
    } else if (cue) {
      // "hey its Dana from church" says who writes, "it's Denver" nothing.
      const its =
        /\bit['’]?s\b/i.test(cue[0]) && !/(?:^|\n|\b(?:hey|hi|hello|morning|afternoon)[,!]? )it['’]?s $/i.test(before);
      lead += its && words.length === 1 ? 0.3 : 1;
      why = `after “${cue[0].trim().slice(-30)}”`;
    } else if (weakBefore.test(before)) lead += 0.4;
    if (ownName.test(before)) lead += 1.5;
    if (askedToCall.test(before)) lead += 0.6;
    if (theirName.test(before)) lead += 0.6;
    if (ownerBefore.test(before)) lead += 0.6;
    if (callerBefore.test(before)) lead += 0.3;
    if (otherAfter.test(after.split('\n')[0] ?? '') && !(/^ wrote:/.test(after) && !text.slice(0, start).trim()))
      lead -= 1.3;
    else if (strongAfter.test(after)) {
      lead += 0.8;
      if (!cue) why = `before “${after.trim().slice(0, 20)}”`;
    }
    if (/^(?:Mr|Mrs|Ms|Miss|Dr)\b/.test(name)) {
      lead += 0.3;
      certainty = Math.max(certainty, 0.7);
    }
    const initial = words.length === 2 && /^\p{Lu}\.?$/u.test(words[1] ?? '') && /^\p{Lu}\p{Ll}/u.test(words[0] ?? '');
    if (initial && lead > 0) certainty = Math.max(certainty, 0.65);
    // A line of its own.
    if (
      words.length === 2 &&
      !companyWord.test(name) &&
      /(?:^|\n)[ *_]{0,3}$/.test(before) &&
      /^[ *_]{0,3}(?:\n|$)/.test(after)
    ) {
      lead += 0.3;
      certainty = Math.min(0.95, certainty + 0.1);
    }
    if (words.length === 1) {
      // One word is a name only where the text says so: "this is Karen", "Karen called".
      if ((certainty < 0.3 && !text.includes(`${name.toLowerCase()}@`)) || lead < 0.75) continue;
      certainty = 0.55;
    } else if (lead >= 0.8 && certainty >= 0.3) certainty = Math.max(certainty, 0.6);
    if (certainty < 0.5 || !parseName(name)) continue;
    // Caller identification gives the family name first.
    if (words.length === 2 && name === name.toUpperCase() && /\bcall(?:er)?\b/i.test(cue?.[0] ?? '')) {
      const [last = '', first = ''] = words;
      if (isFirstName(first) && !isFirstName(last)) name = nameCase(`${first} ${last}`);
    }
    mentions.push({ name, start, end, certainty, lead, why });
  }
  // "Ms. Wu from Harbor Dental": the second is where the first one works.
  return mentions
    .sort((a, b) => a.start - b.start)
    .filter((m, i, all) => {
      const before = all[i - 1];
      return (
        !before ||
        m.start - before.end > 8 ||
        !/^,? (?:from|with|@|at|of|w\/) $/.test(text.slice(before.end, m.start)) ||
        looksLikeName(m.name) >= 0.8
      );
    });
}
