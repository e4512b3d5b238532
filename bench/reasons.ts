/**
 * Why a goal is missed, by the beginning of the measure's name: what a profile shows, and what would mend it.
 * Shown beside a goal for as long as it is missed.
 */
export const reasons: Readonly<Record<string, string>> = {
  'collect against a bare walk':
    'The bare walk does nothing with a node and takes about 20 ns for it once it is warm; one `getBoundingClientRect` takes several times as long. Warm, a third of collect is the browser answering whether and where each text is shown (`getBoundingClientRect` 21–24 %, `checkVisibility` 9–10 %), a tenth is attributes and selectors, the rest the outline itself. On pages of a few hundred elements most of it is the first compilation of the script. Less would mean not to know what is hidden: that is what keeps bait out of a lead.',
  'collect against defuddle':
    'Small pages are read in a few ms by both, most of that the first compilation of the script. The difference grows with the page: it is far past twenty times at 1,000 elements and more.',
  'worker script, gzip':
    'By source, before compression: the five CRMs 68 kB, the libraries the extension is built on 49 kB (zod 26, webextension-polyfill 10, ofetch with ufo and destr 10, idb 3), sending 22 kB, accounts and vault 12 kB. Without the polyfill and ofetch it would be 45 kB. A service worker may not import code later, so a CRM that nobody has an account with cannot be left out.',
  zip: 'Of the compressed kB the reader of pages and texts takes 124 (phone plans of all countries 30 of them), the worker 52, the definitions of the CRMs once more for the pages 19, the two languages 23. As a module that shares its code with the pages the worker would save 32, but eight files instead of one made its cold start several times as long.',
  'send: press to request':
    'Between the press and the request lie the draft with the handoff’s id written to the disk, a message to the worker, the ledger and the store’s room asked, the handoff written, the account and its keys read and decrypted, the permission asked, and the dispatch written: about fifteen trips to the browser’s process, each a millisecond or two, and two writes that must be on the disk before the request may leave.',
};

/** The reason for a measure's miss, if one is written down. */
export function reasonFor(name: string): string | undefined {
  return Object.entries(reasons).find(([start]) => name.startsWith(start))?.[1];
}
