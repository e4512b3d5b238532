import { base64, decodeBytes, encodedWords, quotedPrintable } from './encodings.ts';

export interface MailAddress {
  readonly name: string;
  readonly email: string;
}

export interface Mail {
  /** Header values by name in lower case, decoded; the first of each. */
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: string;
  readonly html: string;
}

const deepest = 8;
const header = /^[A-Za-z][A-Za-z0-9-]{0,60}:/;

/** A text is a mail when it begins with header lines, among them two that every mail has. */
export function isMail(text: string): boolean {
  const head = (
    text
      .replace(/^\ufeff/, '')
      .replace(/^From [^\n]{1,200}\n/, '')
      .replace(/^\s+/, '')
      .split(/\r?\n\r?\n/)[0] ?? ''
  ).slice(0, 20_000);
  const lines = head.split(/\r?\n/);
  if (!lines.every((l, i) => header.test(l) || (i > 0 && /^[ \t]/.test(l)))) return false;
  const names = new Set(lines.filter((l) => header.test(l)).map((l) => l.split(':')[0]?.toLowerCase()));
  return (
    ['from', 'to', 'subject', 'date', 'message-id', 'received', 'mime-version', 'content-type', 'return-path'].filter(
      (n) => names.has(n),
    ).length >= 2 && names.has('from')
  );
}

/** Headers and text parts of a message (RFC 5322, MIME): multipart of any nesting, quoted-printable, base64, charsets. */
export function parseMail(text: string): Mail {
  const source = text
    .replace(/^\ufeff/, '')
    .replace(/^From [^\n]{1,200}\n/, '')
    .replace(/^\s+/, '');
  const found = { plain: [] as string[], html: [] as string[] };
  const { headers, body } = split(source);
  collect(headers, body, found, 0);
  return { headers, plain: found.plain.join('\n').slice(0, 400_000), html: found.html.join('\n').slice(0, 800_000) };
}

function split(text: string): { headers: Record<string, string>; body: string } {
  const cut = /\r?\n\r?\n/.exec(text);
  const head = cut ? text.slice(0, cut.index) : text;
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r?\n[ \t]{1,20}/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers[name] ??= encodedWords(line.slice(colon + 1).trim());
  }
  return { headers, body: cut ? text.slice(cut.index + cut[0].length) : '' };
}

function collect(
  headers: Readonly<Record<string, string>>,
  body: string,
  found: { plain: string[]; html: string[] },
  depth: number,
): void {
  if (depth > deepest) return;
  const type = headers['content-type'] ?? 'text/plain';
  const kind = type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (
    /^attachment/i.test(headers['content-disposition'] ?? '') &&
    !/^text\/(?:xml|adf)|application\/(?:x-)?(?:adf|xml)/.test(kind)
  )
    return;
  if (kind.startsWith('multipart/')) {
    const boundary = parameter(type, 'boundary');
    if (!boundary) return;
    for (const part of body.split(`--${boundary}`).slice(1, 60)) {
      if (part.startsWith('--')) break;
      const inner = split(part.replace(/^\r?\n/, ''));
      collect(inner.headers, inner.body, found, depth + 1);
    }
    return;
  }
  if (kind === 'message/rfc822') {
    const inner = split(body);
    const lines = ['from', 'to', 'date', 'subject']
      .filter((n) => inner.headers[n])
      .map((n) => `${n}: ${inner.headers[n]}`);
    found.plain.push(`---------- Forwarded message ---------\n${lines.join('\n')}\n`);
    collect(inner.headers, inner.body, found, depth + 1);
    return;
  }
  if (kind && !/^text\/|^application\/(?:x-)?(?:adf|xml|json)/.test(kind)) return;
  const encoding = (headers['content-transfer-encoding'] ?? '').trim().toLowerCase();
  const charset = parameter(type, 'charset') || 'utf-8';
  const text =
    encoding === 'base64'
      ? decodeBytes(base64(body), charset)
      : encoding === 'quoted-printable'
        ? decodeBytes(quotedPrintable(body), charset)
        : body;
  (kind === 'text/html' ? found.html : found.plain).push(text.replace(/\r\n?/g, '\n'));
}

function parameter(value: string, name: string): string {
  const match = new RegExp(`;\\s{0,10}${name}\\s{0,3}=\\s{0,3}(?:"([^"]{1,200})"|([^\\s;]{1,200}))`, 'i').exec(value);
  return match?.[1] ?? match?.[2] ?? '';
}

/** Name and mailbox of an address header, of its first address. */
export function mailAddress(value: string): MailAddress {
  const text = value.slice(0, 500);
  const angle = /^\s{0,5}("?[^<]{0,200}?"?)\s{0,5}<([^<>\s]{3,254})>/.exec(text);
  if (angle) return { name: (angle[1] ?? '').replace(/^"|"$/g, '').trim(), email: (angle[2] ?? '').toLowerCase() };
  const bare = /([^\s<>,;:"']{1,64}@[^\s<>,;:"']{3,190})(?:\s{0,3}\(([^)]{1,80})\))?/.exec(text);
  return { name: bare?.[2] ?? '', email: (bare?.[1] ?? '').toLowerCase() };
}
