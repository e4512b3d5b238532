import { pick, random } from '../random.ts';
import { type Hider, hiders, showers } from './hiders.ts';
import { escaped, html, jsonLd, person } from './html.ts';
import { secretsInForm, secretsInPairs, secretsInText } from './secrets.ts';
import { generators, markup, prompts } from './strings.ts';

/** A page that means harm, and what must not come of it. */
export interface HostilePage {
  readonly name: string;
  readonly html: string;
  /** Text that no person can see on the page: must be in nothing that was captured. */
  readonly hidden: readonly string[];
  /** Values of fields that no person can see: must not be in the lead, though they may be offered as doubtful. */
  readonly traps: readonly string[];
  /** Letters without a body of their own: must be in no value of the lead, though evidence may quote them. */
  readonly bodiless: readonly string[];
  /** Passwords, card numbers, national ids: must be in nothing that was captured. */
  readonly secrets: readonly string[];
  /** An e-mail address that a person reads on the page and the lead must have. */
  readonly email?: string;
}

export type Draft = Omit<HostilePage, 'hidden' | 'traps' | 'secrets' | 'bodiless'> & Partial<HostilePage>;
/** `number` counts the pages of its kind: what there is a list of stands on them in turn, so that 300 pages hold all. */
export type Maker = (next: () => number, number: number) => Draft;

/** `count` pages, every kind in turn; the same seed gives the same pages. */
export function hostilePages(count: number, seed = 1): readonly HostilePage[] {
  return Array.from({ length: count }, (_, index) => {
    const make = makers[index % makers.length] as Maker;
    const page = make(random(seed * 100_003 + index), Math.floor(index / makers.length));
    return { hidden: [], traps: [], secrets: [], bodiless: [], ...page, name: `${index + 1} ${page.name}` };
  });
}

const broken: readonly string[] = [
  '{"@type":"Person","name":"Rosa',
  '{"@type":"Person","name":"Rosa Keller",,}',
  '[[[[[[]]]]]]',
  'null',
  '"@context"',
  '{"@type":["Person",{"@type":"Person"}],"name":{"name":{"name":[]}}}',
  '{"@graph":{"@graph":{"@graph":[]}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '<!-- {"@type":"Person"} -->',
  '{"@type":"Person","telephone":1e400,"email":null,"name":true}',
  '{"@type":"Person","name":"Rosa Keller","telephone":"see below","email":"on request"}',
  '{"@type":"Person","email":["x"],"telephone":{"@value":{}}}',
];

const polluted = [
  '{"@type":"Person","__proto__":{"polluted":true,"email":"proto@bait.example"},"name":"Rosa Keller"}',
  '{"@type":"Person","constructor":{"prototype":{"polluted":true}},"name":"Rosa Keller"}',
  '{"__proto__":[],"@graph":[{"@type":"Person","name":"Rosa Keller","toString":"x","hasOwnProperty":1}]}',
];

const generatorNames = Object.keys(generators);
const bidi = ['\u202e', '\u202d', '\u2066', '\u2067', '\u200f', '\u061c'];
const zeroWidth = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'];

const makers: readonly Maker[] = [
  function markupInStructuredData(next) {
    const [one, two, three] = [pick(next, markup), pick(next, markup), pick(next, markup)];
    const item = {
      '@context': 'https://schema.org',
      '@type': 'Person',
      name: one,
      email: `x@y.example${two}`,
      telephone: three,
      jobTitle: two,
      worksFor: { '@type': 'Organization', name: one },
      address: { '@type': 'PostalAddress', streetAddress: three, addressLocality: one, postalCode: two },
      url: 'javascript:alert(1)',
    };
    return { name: 'markup in structured data', html: html('<p>Contact</p>', jsonLd(item)) };
  },
  function markupInForm(next) {
    const labels = ['First name', 'Last name', 'Company', 'Email', 'Phone', 'Street', 'City', 'Zip', 'Message'];
    const rows = labels.map(
      (label) => `<label>${label} <input value="${escaped(pick(next, markup))}" name="${label}"></label>`,
    );
    return { name: 'markup in a form', html: html(`<form>${rows.join('')}</form>`) };
  },
  function markupInPairs(next) {
    const rows = ['Name', 'Company', 'Email', 'Phone', 'Address', 'Notes', pick(next, markup)].map(
      (label) => `<tr><th>${escaped(label)}</th><td>${escaped(pick(next, markup))}</td></tr>`,
    );
    return {
      name: 'markup in a table',
      html: html(`<h1>${escaped(pick(next, markup))}</h1><table>${rows.join('')}</table>`),
    };
  },
  function markupInItems(next) {
    const prop = (name: string) => `<span itemprop="${name}">${escaped(pick(next, markup))}</span>`;
    const props = ['name', 'email', 'telephone', 'jobTitle', 'address', 'url'].map(prop).join('');
    const classes = ['p-name', 'u-email', 'p-tel', 'p-org', 'p-adr'];
    const card = classes.map((name) => `<span class="${name}">${escaped(pick(next, markup))}</span>`).join('');
    return {
      name: 'markup in microdata and a card',
      html: html(
        `<div itemscope itemtype="https://schema.org/Person">${props}</div><div class="h-card">${card}</div><div vocab="https://schema.org/" typeof="Person"><b property="name">${escaped(pick(next, markup))}</b></div>`,
      ),
    };
  },
  function markupInTitle(next) {
    const { email, visible } = person(next);
    const text = pick(next, markup);
    return {
      name: 'markup in title and links',
      email,
      html: html(
        `${visible}<a href="mailto:${email}?subject=${encodeURIComponent(text)}&amp;body=${encodeURIComponent(text)}">${escaped(text)}</a>`,
        `<meta property="og:site_name" content="${escaped(text)}">`,
      ),
    };
  },
  function hiddenText(next, number) {
    const { email, visible } = person(next);
    const some = [0, 1, 2, 3].map((index) => hiders[(4 * number + index) % hiders.length] as Hider);
    const baits = some.map((_, index) => `bait${4 * number + index}@hidden.example`);
    const hidden = some.map(({ hide }, index) =>
      hide(`Name: Bait Hidden<br>Email: ${baits[index]}<br>Phone: (303) 555-0199`),
    );
    return {
      name: `hidden text: ${some.map(({ name }) => name).join(', ')}`,
      email,
      hidden: [...baits, 'Bait Hidden'],
      html: html(`${hidden.join('')}${visible}`),
    };
  },
  function hiddenName(next, number) {
    const { email, visible } = person(next);
    const { name, hide } = hiders[number % hiders.length] as Hider;
    return {
      name: `hidden name: ${name}`,
      email,
      hidden: ['Bait Hidden'],
      html: html(`${hide('<b>Bait Hidden</b>')}${visible}${hide(`Email: bait${number}@hidden.example`)}`),
    };
  },
  function shownText(next, number) {
    const { email } = person(next);
    const { name, hide } = showers[number % showers.length] as Hider;
    return { name: `shown text: ${name}`, email, html: html(hide(`Name: Rosa Keller<br>Email: ${email}`)) };
  },
  function hiddenAttributes(next, number) {
    const { email, visible } = person(next);
    const bait = `bait${number}@hidden.example`;
    const where = [
      `<img alt="${bait}" style="display:none" src="data:,">`,
      `<span aria-label="${bait}" style="display:none"></span>`,
      `<a href="mailto:${bait}" style="display:none">Mail</a>`,
      `<a href="mailto:${bait}"></a>`,
      `<p data-email="${bait}" data-name="Bait Hidden">Text</p>`,
      `<input placeholder="${bait}" hidden>`,
      `<select><option>One</option><option>${bait}</option></select>`,
      `<meta name="author" content="Bait Hidden ${bait}">`,
    ];
    const chosen = number % where.length;
    return { name: `hidden attribute ${chosen}`, email, hidden: [bait], html: html(`${where[chosen]}${visible}`) };
  },
  function baitInForm(next, number) {
    const { email } = person(next);
    const bait = `trap${number}@hidden.example`;
    const input = pick(next, [
      `<input type="hidden" name="email" value="${bait}">`,
      `<div style="display:none"><label>Email <input name="email2" value="${bait}"></label></div>`,
      `<label style="position:absolute;left:-9999px">Email <input name="website" value="${bait}"></label>`,
      `<label style="clip-path:inset(50%)">Email <input name="mail" value="${bait}"></label>`,
      `<label>Email <input style="opacity:0" name="contact" value="${bait}"></label>`,
      `<label style="opacity:0.01">Email <input name="your-email" value="${bait}"></label>`,
      `<label style="position:absolute;width:1px;height:1px;overflow:hidden">Email <input value="${bait}"></label>`,
    ]);
    return {
      name: 'bait in a form',
      email,
      traps: [bait],
      html: html(
        `<form>${input}<label>First name <input value="Rosa"></label><label>Last name <input value="Keller"></label><label>Email <input value="${email}"></label></form>`,
      ),
    };
  },
  function promptText(next) {
    const { email, visible } = person(next);
    return {
      name: 'text that gives orders',
      email,
      html: html(`${visible}<p>${escaped(pick(next, prompts))}</p><p>Notes: ${escaped(pick(next, prompts))}</p>`),
    };
  },
  secretsInForm,
  secretsInText,
  secretsInPairs,
  function adversarial(next, number) {
    // Two on each page, so that 300 pages hold all of them.
    const names = [2 * number, 2 * number + 1].map((index) => generatorNames[index % generatorNames.length] as string);
    const texts = names.map((name) => escaped((generators[name] as (size: number) => string)(200_000)));
    const tag = pick(next, ['p', 'pre']);
    const body = `<label>Name <input value="${texts[0]}"></label><${tag}>${texts[1]}</${tag}>`;
    return { name: `adversarial: ${names[0]} as value, ${names[1]} in ${tag}`, html: html(body) };
  },
  function brokenStructuredData(next, number) {
    const { email, visible } = person(next);
    const text = broken[number % broken.length] as string;
    return {
      name: 'broken structured data',
      email,
      html: html(visible, `<script type="application/ld+json">${text}</script>`),
    };
  },
  function pollution(next, number) {
    const { email, visible } = person(next);
    const text = polluted[number % polluted.length] as string;
    return {
      name: 'prototype pollution',
      email,
      html: html(
        `${visible}<dl><dt>__proto__</dt><dd>x</dd><dt>constructor</dt><dd>y</dd></dl><label>__proto__ <input name="__proto__" value="z"></label>`,
        `<script type="application/ld+json">${text}</script>`,
      ),
    };
  },
  function trickyLetters(next) {
    const { email } = person(next);
    const tricked = [...email]
      .map((letter, index) => (index % 5 === 2 ? letter + pick(next, zeroWidth) : letter))
      .join('');
    const name = `Rosa${pick(next, bidi)} Keller${pick(next, zeroWidth)}`;
    return {
      name: 'invisible letters',
      bodiless: [...bidi, ...zeroWidth],
      html: html(
        `<dl><dt>Name</dt><dd>${name}</dd><dt>Email</dt><dd>${tricked}</dd><dt>Website</dt><dd>https://brookside.example/${pick(next, bidi)}gpj.exe</dd></dl>`,
      ),
    };
  },
  function lookAlikeLabels(next, number) {
    const { email, visible } = person(next);
    // Cyrillic а, е, і and о among Latin letters.
    const label = ['Em\u0430il', '\u0415mail', 'Ph\u043ene', 'N\u0430me'][number % 4];
    return {
      name: 'look-alike labels',
      email,
      html: html(`${visible}<p>${label}: ${pick(next, ['x', 'someone', '—'])}</p>`),
    };
  },
  function size(next, number) {
    const { email, visible } = person(next);
    const kinds = [
      () => '<div><span>node</span></div>'.repeat(50_000),
      () => `<p>${'lorem ipsum dolor '.repeat(600_000)}</p>`,
      () => `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`,
      () => `<table>${'<tr><td>Name</td><td>Value</td></tr>'.repeat(25_000)}</table>`,
      () => `<form>${'<label>Field <input value="x"></label>'.repeat(20_000)}</form>`,
      () =>
        `<script type="application/ld+json">${JSON.stringify(Array(20_000).fill({ '@type': 'Person', name: 'x' }))}</script>`,
      () => '<a href="mailto:many@list.example">many</a>'.repeat(20_000),
      () => `<select>${'<option>Option</option>'.repeat(50_000)}</select>`,
      () => '<div></div>'.repeat(400_000),
      () => '<label for="a">Label of a field</label>'.repeat(40_000),
      () => `${'<p style="color:#fff">Phone: (303) 555-0199</p>'.repeat(10_000)}`,
      () => '<p>many@list.example (303) 555-0100</p>'.repeat(20_000),
      () =>
        `${'<div><span>selected</span></div>'.repeat(50_000)}<script>getSelection().selectAllChildren(document.body)</script>`,
      () =>
        `<script>let at = document.body; for (let n = 0; n < 700; n += 1) { const div = document.createElement('div'); div.className = 'h-card'; at.append(div); at = div; }</script>`,
      () =>
        `<div itemscope>${'<div>'.repeat(400)}${'<b itemprop="name">x</b>'.repeat(4_000)}${'</div>'.repeat(400)}</div>`,
    ];
    return {
      name: `size ${number % kinds.length}`,
      email,
      html: html(`${visible}${(kinds[number % kinds.length] as () => string)()}`),
    };
  },
];
