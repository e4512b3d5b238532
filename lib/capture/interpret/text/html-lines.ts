import { decodeEntities } from './encodings.ts';

const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
/** Blocks with space around them; rows, items and plain divisions follow each other closely. */
const apart = new Set(
  'blockquote center fieldset footer form h1 h2 h3 h4 h5 h6 header hr p pre section table ul ol dl'.split(' '),
);
const silent = new Set('script style noscript template svg head object iframe canvas select math'.split(' '));
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const most = 400_000;

export function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype html|html|body|table|div|p|br|span|td|font)\b[^>]{0,400}>/i.test(text.slice(0, 20_000));
}

/**
 * The visible text of an HTML message as lines, without a DOM: blocks and rows end lines, the cells of a row are set
 * apart by tabs. Scripts, styles and hidden elements say nothing. Linear in the length of the source.
 */
export function htmlLines(html: string): string[] {
  const source = html.slice(0, most);
  const out: string[] = [];
  let line = '';
  let skip = '';
  let skipDepth = 0;
  const end = (gap: boolean) => {
    const text = line
      .replace(/[ \u00a0]{1,200}/g, ' ')
      .replace(/ ?\t[ \t]*/g, '\t')
      .replace(/^[ \t]+|[ \t]+$/g, '');
    if (text || gap) out.push(text);
    line = '';
  };
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const stretch = source.slice(at, open < 0 ? source.length : open);
    if (!skip) line += decodeEntities(stretch).replace(/[\r\n\t]+/g, ' ');
    if (open < 0) break;
    if (source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4);
      at = close < 0 ? source.length : close + 3;
      continue;
    }
    const close = source.indexOf('>', open);
    if (close < 0) break;
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>:])/.exec(source.slice(open, open + 24));
    if (!tag) {
      if (!/^<[!?/a-zA-Z]/.test(source.slice(open, open + 2))) {
        line += '<';
        at = open + 1;
      } else at = close + 1;
      continue;
    }
    at = close + 1;
    const name = (tag[2] ?? '').toLowerCase();
    const closing = tag[1] === '/';
    const attributes = source.slice(open + name.length + 1, close);
    const selfClosed = attributes.endsWith('/') || voids.has(name);
    if (skip) {
      if (name === skip && !selfClosed) skipDepth += closing ? -1 : 1;
      if (skipDepth === 0) skip = '';
      continue;
    }
    if (!closing && !selfClosed && (silent.has(name) || hidden(attributes))) {
      skip = name;
      skipDepth = 1;
      continue;
    }
    if (name === 'br') end(true);
    else if (name === 'td' || name === 'th') line += '\t';
    else if (blocks.has(name)) end(apart.has(name));
  }
  end(false);
  return collapse(out);
}

function hidden(attributes: string): boolean {
  const part = attributes.slice(0, 1000);
  return (
    /\bhidden(?=[\s=>/]|$)/i.test(part.replace(/"[^"]{0,600}"/g, '""')) ||
    /style\s{0,3}=\s{0,3}["'][^"']{0,400}(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?:px)?\s{0,3}[;"'])/i.test(
      part,
    )
  );
}

/** At most one empty line in a row. */
function collapse(lines: readonly string[]): string[] {
  return lines.filter((text, i) => text !== '' || (i > 0 && lines[i - 1] !== ''));
}
