import Defuddle from 'defuddle';
import { mf2 } from 'microformats-parser';
import { collect } from '../../lib/capture/collect/index.ts';
import { look } from './look.ts';
import { walk } from './walk.ts';

/** What reads the page, by name: each takes the document as it stands, as collect does. */
export const readers = {
  walk,
  look,
  collect,
  defuddle: (page: Document) => new Defuddle(page).parse(),
  microformats: (page: Document) => mf2(page.documentElement.outerHTML, { baseUrl: page.URL }),
};
export type Reader = keyof typeof readers;

/** Runs one reader once. In ms. */
export function time(reader: Reader): number {
  const start = performance.now();
  readers[reader](document);
  return performance.now() - start;
}
