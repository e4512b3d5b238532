/** Quoted-printable text (RFC 2045 6.7) as bytes; what is not properly encoded stays as it is. */
export function quotedPrintable(text: string, underscores = false): Uint8Array {
  const source = text.replace(/[ \t]{1,20}(?=\r?\n)/g, '').replace(/=\r?\n/g, '');
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let plain = '';
  const flush = () => {
    if (plain) for (const byte of encoder.encode(plain)) bytes.push(byte);
    plain = '';
  };
  for (let i = 0; i < source.length; i++) {
    const c = source[i] ?? '';
    const hex = source.slice(i + 1, i + 3);
    if (c === '=' && /^[0-9A-Fa-f]{2}$/.test(hex)) {
      flush();
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else plain += underscores && c === '_' ? ' ' : c;
  }
  flush();
  return new Uint8Array(bytes);
}

/** Base64 text as bytes; empty when it is none. */
export function base64(text: string): Uint8Array {
  try {
    const binary = atob(text.replace(/[^A-Za-z0-9+/=]/g, ''));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Bytes in a charset that mail and cards name; unknown names are read as UTF-8. */
export function decodeBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset.trim().replace(/^["']|["']$/g, '') || 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Encoded words of headers (RFC 2047): "=?UTF-8?Q?Ren=C3=A9e?=". */
export function encodedWords(text: string): string {
  return text
    .replace(/(\?=)\s{1,5}(?==\?)/g, '$1')
    .replace(
      /=\?([\w-]{1,30})(?:\*[\w-]{1,10})?\?([bqBQ])\?([^?]{0,400})\?=/g,
      (_, charset: string, kind: string, body: string) =>
        decodeBytes(kind.toLowerCase() === 'b' ? base64(body) : quotedPrintable(body, true), charset),
    );
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  laquo: '«',
  raquo: '»',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  szlig: 'ß',
  Eacute: 'É',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  Ntilde: 'Ñ',
  deg: '°',
  euro: '€',
  pound: '£',
  frac12: '½',
  zwnj: '',
  zwj: '',
  shy: '',
};

/** HTML and XML character references. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return entities[name] ?? entities[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
    },
  );
}
