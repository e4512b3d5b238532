import type { CommittedRecord } from './crm.ts';
import type { LogEntry } from './log.ts';
import { demoPages, pages } from './pages.ts';
import type { Sandbox } from './server.ts';

function escaped(value: unknown): string {
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A dot path that may break after its dots and underscores. */
function breakable(path: string): string {
  return escaped(path).replaceAll(/[._]/g, '$&<wbr>');
}

function frame(title: string, current: string, body: string, refresh = ''): string {
  const tab = (path: string, label: string) =>
    `<a href="${path}"${path === current ? ' aria-current="page"' : ''}>${label}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'self'">
${refresh}<title>${escaped(title)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong>CRM sandbox</strong><nav>${tab('/', 'Start')}${tab('/inbox', 'Inbox')}</nav></header>
<main>
${body}
</main>
</body>
</html>`;
}

/** Leaves of a value with their paths, in order. */
function leaves(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return value === null || value === '' ? [] : [[path, value]];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, path ? `${path}.${key}` : key));
}

function recordCard(entry: LogEntry, record: CommittedRecord, names: Readonly<Record<string, string>>): string {
  const rows = leaves(record.data)
    .map(([path, value]) => `<div><dt>${breakable(path)}</dt><dd>${escaped(value)}</dd></div>`)
    .join('');
  const time = new Date(entry.at);
  return `<article>
<header><span class="crm crm-${escaped(entry.crm)}">${escaped(names[entry.crm] ?? entry.crm)}</span>
<h2>${escaped(record.title || 'Untitled')}</h2>
<p>${escaped(record.kind)} <code>${escaped(record.id)}</code> · <time datetime="${time.toISOString()}">${time.toTimeString().slice(0, 8)}</time></p></header>
<dl>${rows}</dl>
</article>`;
}

/** What each CRM carried out, newest first. */
export function inboxPage({ log, names }: Pick<Sandbox, 'log' | 'names'>): string {
  const cards = log.flatMap((entry) =>
    entry.executed && entry.record ? [recordCard(entry, entry.record, names)] : [],
  );
  const counts = Object.entries(names)
    .map(([crm, name]) => {
      const count = log.filter((entry) => entry.crm === crm && entry.executed).length;
      return `<li><span class="crm crm-${escaped(crm)}">${escaped(name)}</span> <b>${count}</b></li>`;
    })
    .join('');
  const list = cards.length > 0 ? cards.toReversed().join('\n') : '<p class="empty">Nothing has arrived yet.</p>';
  return frame(
    'Inbox · CRM sandbox',
    '/inbox',
    `<h1>Inbox</h1>
<p class="lead">What each CRM carried out, newest first. This page renews itself every two seconds.</p>
<ul class="counts">${counts}</ul>
<section class="cards">${list}</section>`,
    '<meta http-equiv="refresh" content="2">\n',
  );
}

/** Where everything is: demo pages, addresses, credentials. */
export function indexPage({ base, credentials, names }: Pick<Sandbox, 'base' | 'credentials' | 'names'>): string {
  const links = pages
    .map(({ path, title }) => {
      const demo = demoPages.find((page) => page.path === path);
      const suits = demo ? `<span class="crm crm-${demo.crm}">${escaped(names[demo.crm] ?? '')}</span>` : '';
      return `<li><a href="${escaped(demo?.url ?? path)}">${escaped(title)}</a> ${suits}</li>`;
    })
    .join('\n');
  const rows = Object.entries(base)
    .map(([crm, address]) => {
      const keys = Object.entries(credentials[crm] ?? {})
        .map(([key, value]) => `<div><dt>${escaped(key)}</dt><dd><code>${escaped(value)}</code></dd></div>`)
        .join('');
      return `<tr><th scope="row"><span class="crm crm-${crm}">${escaped(names[crm] ?? crm)}</span></th>
<td><code>${escaped(address)}</code></td><td><dl>${keys}</dl></td></tr>`;
    })
    .join('\n');
  return frame(
    'CRM sandbox',
    '/',
    `<h1>CRMs on your own machine</h1>
<p class="lead">They behave as their vendors’ pages describe them. Nothing here reaches the internet.</p>
<section><h2>Pages with a lead</h2><ul class="pages">${links}</ul></section>
<section><h2>Accounts</h2><div class="scroll"><table>
<thead><tr><th scope="col">CRM</th><th scope="col">API address</th><th scope="col">Credentials</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`,
  );
}
