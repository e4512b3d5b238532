/**
 * Why a goal is missed, by the beginning of the measure's name: what a profile shows, and what would mend it.
 * Shown beside a goal for as long as it is missed.
 */
export const reasons: Readonly<Record<string, string>> = {
  'collect against a bare walk':
    'The bare walk does nothing with a node and takes about 20 ns for it once it is warm; one `getBoundingClientRect` takes several times as long. Of a warm collect of the record page half is the browser’s own code behind what is asked of it (44 % without a name, `getBoundingClientRect` 10 %, `checkVisibility` 4 %, attributes 5 %, selectors 3 %), a third the outline in script. On pages of a few hundred elements more than half is the first run of the script in a page: the same page is read in two thirds of the time at once again, and in two fifths after a few times. Less would mean not to know what is hidden: that is what keeps bait out of a lead.',
  'collect against defuddle':
    'Small pages are read in a few ms by both, most of that the first compilation of the script. The difference grows with the page: it is far past twenty times at 1,000 elements and more.',
  'interpret, median page':
    'No part stands out. Over some 660 real pages the labelled values, lists and name of the record in view take 45 % (`readPairs` 10 %, `findRows` 8 %, `readSubject` 8 %, what their values say 4 %), the values in running text 24 % (addresses 14 %, the lines of the page 4 %, phones 4 %), names 6 %, firms 5 %, ranking 5 %, the outline 4 %. Most of it is regular expressions that ask of each short text once whether it is a label or a name. This was measured while other work held both cores for most of the time; unlike a ratio, a time says that as well.',
  'queue: 1000 leads to 5 accounts, answers after':
    'Between an answer and the next request of the account lie two writes that must be on the disk one after the other, the outcome and the next dispatch, each under a lock, and the next lead’s record, account and lists read. The answer’s time hides none of it, since an account sends in order. History and ledger are written beside it and share the cores with it.',
  'send: press to request':
    'Seven trips to the browser’s process follow on one another: the message to the worker, the lock of the account’s presses, two rounds of reads (the record, the account, the ledger and the room are asked side by side), the locks of account, lead and outbox, and the one write that keeps the handoff and is its dispatch; keys and permission are asked beside that write. With both cores held by other work each of them waits for its turn, as does the bare fetch, which then takes many times as long as alone.',
};

/** The reason for a measure's miss, if one is written down. */
export function reasonFor(name: string): string | undefined {
  return Object.entries(reasons).find(([start]) => name.startsWith(start))?.[1];
}
