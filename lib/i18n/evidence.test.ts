// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allWords, cardLines, spokenSentences } from '../../scripts/words.ts';
import type { Capture } from '../capture/capture.ts';
import { collect } from '../capture/collect/index.ts';
import { interpretPage, interpretText } from '../capture/index.ts';
import { loadLanguage } from './index.ts';
import { said } from './said.ts';

const folder = join(import.meta.dirname, '../../tests/pages');
const context = { url: 'https://page.example/', country: 'US' };
const pasted = [
  'Hi, this is Ruth Abernathy from Oak Roofing. Please call (612) 555-0188.\n\nThanks,\nRuth Abernathy\nOwner\nr@oak.example',
  'From: Ruth Abernathy <ruth@oak.example>\nSubject: Quote\n\nI need a roof. (612) 555-0188',
  'Name: Ruth\nPhone: 6125550188',
  'name,email\nRuth,ruth@oak.example\nPat,pat@oak.example',
  'My name is Ruth and I drive a 2019 Honda Civic.',
];

/** Marks that are of a format, not of a language: "JSON-LD Person.name". */
const format = /^(?:JSON(?:-LD)?|Microdata|Microformat|RDFa|vCard|ADF|XML|CSV) /;
/** What is in quotation marks is the page's own. */
const quoted = /“[^”]*”|« [^»]* »|«[^»]*»/g;
const english =
  /\b(?:the|of|before|after|beside|behind|label|text|line|row|input|choice|heading|named|wrote|side|page)\b/;

/** A sentence with anything for what is filled in. */
const sentencePattern = (sentence: string) =>
  new RegExp(`^${sentence.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&').replaceAll('X', '.+')}$`);

let texts: string[] = [];
beforeAll(() => {
  const captures: Capture[] = pasted.map((text) => interpretText(text, context));
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.html'))) {
    const page = new DOMParser().parseFromString(readFileSync(join(folder, name), 'utf8'), 'text/html');
    captures.push(interpretPage([{ frameId: 0, facts: collect(page) }], context));
  }
  const all = captures.flatMap(({ candidates, unplaced }) =>
    ([...Object.values(candidates).flat(), ...unplaced] as { evidence: { text: string } }[]).map(
      ({ evidence }) => evidence.text,
    ),
  );
  texts = [...new Set(all)].filter((text) => !format.test(text));
  // All pages are read: slow on a machine that is at something else as well.
}, 60_000);
afterEach(() => loadLanguage('en', 'en-US'));

describe.each(['fr-CA', 'es'] as const)('in %s', (tag) => {
  it('says where every value of the test pages was read', async () => {
    await loadLanguage(tag, tag);
    expect(texts.length).toBeGreaterThan(40);
    const plain = (text: string) =>
      said(text)
        .replace(quoted, '')
        .replace(/de la page|dans la page/g, '');
    expect(texts.filter((text) => said(text) === text || english.test(plain(text)))).toEqual([]);
  });

  it('says every sentence of the worker and of the definitions, names and all', async () => {
    await loadLanguage(tag, tag);
    const sentences = spokenSentences();
    expect(sentences.length).toBeGreaterThan(100);
    const known = [...allWords().single];
    const isKnown = (sentence: string) =>
      said(sentence) !== sentence || known.some((text) => sentencePattern(sentence).test(text));
    expect(sentences.filter((sentence) => !isKnown(sentence))).toEqual([]);
  });

  it('says the lines of the cards of records that are there already', async () => {
    await loadLanguage(tag, tag);
    const lines = cardLines();
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.filter((line) => said(line) === line)).toEqual([]);
  });
});
