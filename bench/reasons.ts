/**
 * Why a goal is missed, by the beginning of the measure's name: what a profile shows, and what would mend it.
 * Shown beside a goal for as long as it is missed.
 */
export const reasons: Readonly<Record<string, string>> = {
  'collect against a bare walk':
    'The bare walk does nothing with a node and takes about 20 ns for it once it is warm; one `getBoundingClientRect` takes several times as long. Of a warm collect of the record page half is the browser’s own code behind what is asked of it (44 % without a name, `getBoundingClientRect` 10 %, `checkVisibility` 4 %, attributes 5 %, selectors 3 %), a third the outline in script. On pages of a few hundred elements more than half is the first run of the script in a page: the same page is read in two thirds of the time at once again, and in two fifths after a few times. Less would mean not to know what is hidden: that is what keeps bait out of a lead.',
  'collect against defuddle':
    'On pages of a few hundred elements most of a collect is the first run of the script in a page, which does not shrink with the page. Timed in parts over 248 real pages, 363 elements in the middle: of 13.6 ms 12.6 are the outline, of these 2.7 for boxes (104 asked), 2.4 for what may be veiled, 1.2 for attributes, the rest the walk, run for the first time. The difference grows with the page: it is far past twenty times at 1,000 elements and more.',
  'interpret, median page':
    'No part stands out. Over some 660 real pages the labelled values, lists and name of the record in view take 45 % (`readPairs` 10 %, `findRows` 8 %, `readSubject` 8 %, what their values say 4 %), the values in running text 24 % (addresses 14 %, the lines of the page 4 %, phones 4 %), names 6 %, firms 5 %, ranking 5 %, the outline 4 %. Most of it is regular expressions that ask of each short text once whether it is a label or a name. This was measured while other work held both cores for most of the time; unlike a ratio, a time says that as well.',
  'queue: 1000 leads to 5 accounts, answers after':
    'Every call of the worker to the browser timed over 200 leads: between an answer and the next request of the account lie the outbox’s lock (8 ms, since five accounts, new leads and what is cleared away all write through it), the write of the outcome (3 ms), the lead’s lock (2 ms), the next lead and its account read side by side (3.5 ms), the outbox’s lock again (8 ms), and the write that says that it may be on its way, with keys and permission asked beside it (5 ms): some 30 ms on top of the 150 of the answer and the 17 of the way there. None of it can lie in the time of the answer: what became of one lead is on the disk before the next may leave, and what may leave is on the disk before it does. The worker itself computes for half of the time of one core, beside the sandbox and the browser, for history, ledger and notification of every lead; so does whatever else the machine does.',
  'send: press to request':
    'Every call of the worker to the browser timed over ten presses, milliseconds from the press: the message leaves the page at 2 and is heard at 8, while the page draws “Sending”; the lock of the account’s presses until 9, beside it account, room and the ledger’s key; record, history and ledger side by side until 13; the locks of account and lead together until 15, the outbox’s until 17; the one write that keeps the handoff and is its dispatch until 25, with keys and permission asked beside it; then the request’s own way, as long as that of the bare fetch. Half of it is that write and what is drawn. It does not go before the write: that is how no lead is lost. With both cores held by other work each of these waits for its turn.',
  'history: searching':
    'Timed in the page, milliseconds from the key: with 100 entries one row is drawn after 6, of which opening the transaction and three small reads take 3. With 100,000 the hundred entries that have the rarer word are read by one request (4, after 2 for their keys), or the newest thousand are looked through (2 to 4) and ten of them read (4), and ten rows are drawn instead of one (3 to 4): 11 to 13 in all. Both are shown in the first frame on a quiet machine, and then take the same; where the other work of the machine takes some milliseconds more, the second frame comes only 17 later, and the ratio is two.',
};

/** The reason for a measure's miss, if one is written down. */
export function reasonFor(name: string): string | undefined {
  return Object.entries(reasons).find(([start]) => name.startsWith(start))?.[1];
}
