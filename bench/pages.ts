import { pick, random } from '../tests/random.ts';

/** Pages of the kinds that leads stand on, as big as such pages are, the same on every run. */
export interface BenchPage {
  readonly name: string;
  readonly html: string;
}

const first = ['Ada', 'Bruno', 'Carla', 'Derek', 'Elena', 'Felix', 'Grace', 'Hugo', 'Irene', 'Jonas'] as const;
const last = ['Archer', 'Bellamy', 'Castillo', 'Dupont', 'Eriksen', 'Fontaine', 'Garner', 'Holloway'] as const;
const streets = ['Foundry Lane', 'Mill Street', 'Orchard Road', 'Harbor Avenue', 'Juniper Court'] as const;
const places = ['Naperville, IL 60563', 'Boulder, CO 80302', 'Raleigh, NC 27601', 'Salem, OR 97301'] as const;
const words =
  'the roof was inspected after hail in spring and our crew found damage along north ridge where flashing had lifted so we wrote an estimate for replacement of shingles gutters and vents with photographs of each slope'.split(
    ' ',
  );

type Next = () => number;
const digits = (next: Next, count: number) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
const phone = (next: Next) => `(${pick(next, ['303', '312', '919', '503'])}) 555-01${digits(next, 2)}`;
const sentence = (next: Next, length: number) =>
  `${Array.from({ length }, () => pick(next, words)).join(' ')}.`.replace(/^./, (letter) => letter.toUpperCase());
const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');

interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly place: string;
}

function person(next: Next): Person {
  const [given, family] = [pick(next, first), pick(next, last)];
  return {
    name: `${given} ${family}`,
    email: `${given}.${family}${digits(next, 3)}@mail.example`.toLowerCase(),
    phone: phone(next),
    street: `${Math.floor(next() * 9000) + 100} ${pick(next, streets)}`,
    place: pick(next, places),
  };
}

const style = `body{font:15px/1.5 sans-serif;margin:0}nav a{margin:0 8px}.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:4px;text-align:left}.sr{position:absolute;width:1px;height:1px;overflow:hidden}
aside{float:right;width:260px}.hide{display:none}dl{display:grid;grid-template-columns:160px 1fr}`;

const page = (title: string, head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}<style>${style}</style></head><body>${body}</body></html>`;

const navigation = (next: Next) =>
  `<header><a class="sr" href="#main">Skip to content</a><nav aria-label="Main"><ul>${repeat(
    24,
    () => `<li><a href="/${pick(next, words)}"><span>${pick(next, words)}</span></a></li>`,
  )}</ul></nav></header>`;

const footer = (next: Next) =>
  `<footer class="footer"><div class="grid">${repeat(
    4,
    () =>
      `<section><h4>${pick(next, words)}</h4><ul>${repeat(8, () => `<li><a href="/${pick(next, words)}">${pick(next, words)}</a></li>`)}</ul></section>`,
  )}</div><p class="copyright">Bramwell Roofing, 100 Main Street, ${pick(next, places)}</p></footer>`;

/** A company's contact page: one person in JSON-LD, a team as h-cards, navigation and footer around it. */
function contactPage(next: Next): string {
  const lead = person(next);
  const jsonLd = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: lead.name,
    email: lead.email,
    telephone: lead.phone,
  });
  const card = (one: Person) =>
    `<div class="h-card"><img alt="" class="u-photo"><h3 class="p-name">${one.name}</h3><p class="p-job-title">Estimator</p>
     <p><a class="u-email" href="mailto:${one.email}">${one.email}</a></p><p><a class="p-tel" href="tel:${one.phone}">${one.phone}</a></p></div>`;
  return page(
    `Contact ${lead.name}`,
    `<script type="application/ld+json">${jsonLd}</script>`,
    `${navigation(next)}<main id="main"><h1>Contact</h1><section><h2>${lead.name}</h2><address>${lead.street}<br>${lead.place}</address>
     <p>Phone: <a href="tel:${lead.phone}">${lead.phone}</a></p></section>
     <section><h2>Our team</h2><div class="grid">${repeat(24, () => card(person(next)))}</div></section>
     <section>${repeat(12, () => `<p>${sentence(next, 40)}</p>`)}</section></main>${footer(next)}`,
  );
}

/** A CRM's record: labelled fields, half of them as form controls, and an activity table beside them. */
function recordPage(next: Next): string {
  const lead = person(next);
  const fields = [
    ['Name', lead.name],
    ['Email', lead.email],
    ['Phone', lead.phone],
    ['Street', lead.street],
    ['City', lead.place],
    ...Array.from({ length: 55 }, () => [pick(next, words), sentence(next, 3)]),
  ];
  const field = ([label, value]: string[], index: number) =>
    index % 2 === 0
      ? `<div class="field"><label for="f${index}">${label}</label><input id="f${index}" name="field_${index}" value="${value}"></div>`
      : `<div class="field"><span class="label">${label}</span><div class="value"><span>${value}</span></div></div>`;
  const row = () => {
    const one = person(next);
    return `<tr><td><input type="checkbox"></td><td><a href="/r">${one.name}</a></td><td>${sentence(next, 6)}</td><td><time datetime="2026-05-04">May 4</time></td><td><span class="pill">Done</span></td></tr>`;
  };
  return page(
    `${lead.name} | Lead`,
    '',
    `${navigation(next)}<div class="grid"><main id="main"><h1>${lead.name}</h1><form>${fields.map(field).join('\n')}</form></main>
     <aside><h2>Owner</h2><p>${person(next).name}</p></aside></div>
     <section><h2>Activity</h2><table><thead><tr><th></th><th>Who</th><th>What</th><th>When</th><th>State</th></tr></thead><tbody>${repeat(80, row)}</tbody></table></section>
     <div class="hide">${repeat(60, () => `<div><span>${sentence(next, 8)}</span></div>`)}</div>`,
  );
}

/** A lead's message in webmail: the list of messages, one of them open, quoted replies below. */
function emailPage(next: Next): string {
  const lead = person(next);
  const row = () =>
    `<tr class="message"><td><input type="checkbox"></td><td><span title="x">${person(next).name}</span></td><td><div><span>${sentence(next, 5)}</span><span> ${sentence(next, 12)}</span></div></td><td>9:41</td></tr>`;
  const quoted = (depth: number): string =>
    depth === 0
      ? ''
      : `<blockquote><div>${repeat(4, () => `<div>${sentence(next, 18)}</div>`)}${quoted(depth - 1)}</div></blockquote>`;
  return page(
    'New lead: roof inspection',
    '',
    `${navigation(next)}<aside><table role="grid">${repeat(50, row)}</table></aside><main id="main" role="main"><h2>New lead: roof inspection</h2>
     <div class="from"><span>Leads Desk</span> <span>&lt;leads@portal.example&gt;</span></div>
     <div dir="ltr"><p>You have a new lead.</p><table><tr><td>Name:</td><td>${lead.name}</td></tr><tr><td>Email:</td><td>${lead.email}</td></tr>
     <tr><td>Phone:</td><td>${lead.phone}</td></tr><tr><td>Address:</td><td>${lead.street}, ${lead.place}</td></tr></table><p>${sentence(next, 60)}</p></div>
     ${quoted(6)}</main>`,
  );
}

/** A long article with no lead in it. */
function articlePage(next: Next): string {
  const paragraph = () =>
    `<p>${sentence(next, 30)} <a href="/${pick(next, words)}">${sentence(next, 3)}</a> <em>${sentence(next, 6)}</em> ${sentence(next, 40)}</p>`;
  return page(
    'After the hail',
    '<meta property="og:site_name" content="The Ridge"><meta name="author" content="Staff">',
    `${navigation(next)}<main id="main"><article><h1>After the hail</h1>${repeat(9, () => `<h2>${sentence(next, 5)}</h2>${repeat(9, paragraph)}<ul>${repeat(6, () => `<li>${sentence(next, 8)}</li>`)}</ul>`)}</article></main>
     <aside><h3>Related</h3>${repeat(20, () => `<div class="card"><h4><a href="/a">${sentence(next, 6)}</a></h4><p>${sentence(next, 16)}</p></div>`)}</aside>${footer(next)}`,
  );
}

/**
 * Cards of ten elements up to about that many elements. One card in `share` has text, the others are the rows,
 * spacers and hooks for scripts that big applications are made of.
 */
function generatedPage(next: Next, elements: number, share: number): string {
  const empty =
    '<div class="row"><div class="cell"><i></i><i></i></div><div class="cell"><b></b><u></u></div><div><i></i></div></div>';
  const card = (index: number) => {
    if (index % share !== 0) return `<div class="card">${empty}</div>`;
    const one = person(next);
    return `<div class="card"><div><div><h3>${one.name}</h3></div><div><a href="mailto:${one.email}">${one.email}</a></div><div><span>${one.phone}</span></div><p></p></div></div>`;
  };
  return page(`${elements} elements`, '', `<main id="main">${repeat(Math.round(elements / 10), card)}</main>`);
}

/** Below the cap on what collect takes, at every size: the slope is that of the walk, not of its cap. */
const sparse = 18;
export const generatedSizes = [1_000, 10_000, 100_000] as const;
export const generatedName = (elements: number) => `${elements.toLocaleString('en-US')} elements`;

export interface BenchPages {
  readonly written: readonly BenchPage[];
  /** In the order of `generatedSizes`. */
  readonly generated: readonly BenchPage[];
  /** As big as the biggest, with text in every card: what the caps are for. */
  readonly dense: BenchPage;
}

export function benchPages(): BenchPages {
  return {
    written: [
      { name: 'contact page', html: contactPage(random(1)) },
      { name: 'record page', html: recordPage(random(2)) },
      { name: 'e-mail', html: emailPage(random(3)) },
      { name: 'article', html: articlePage(random(4)) },
    ],
    generated: generatedSizes.map((size) => ({
      name: generatedName(size),
      html: generatedPage(random(size), size, sparse),
    })),
    dense: { name: '100,000 elements, all with text', html: generatedPage(random(5), 100_000, 1) },
  };
}

const areas = '205 206 212 213 214 216 217 224 225 228 229 231 234 239 248 251 253 254 256 260 262 267 269 270'.split(
  ' ',
);

/** A small page with one lead; another number is another person, by name, e-mail and phone. */
export function leadPage(number: number): string {
  const name = `${pick(random(number), first)} ${pick(random(number + 7), last)}`;
  const area = areas[Math.floor(number / 100) % areas.length];
  return page(
    `Lead ${number}`,
    '',
    `<main><h1>${name}</h1><dl><dt>Name</dt><dd>${name}</dd><dt>Email</dt><dd>lead${number}@mail.example</dd>
     <dt>Phone</dt><dd>(${area}) 555-01${String(number % 100).padStart(2, '0')}</dd><dt>Address</dt><dd>${number} Foundry Lane, Naperville, IL 60563</dd></dl></main>`,
  );
}
