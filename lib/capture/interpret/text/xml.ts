import { decodeEntities } from './encodings.ts';

export interface XmlElement {
  /** In lower case, without prefix. */
  readonly name: string;
  /** As written. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Its own text, without its children's. */
  text: string;
}

const most = 2_000_000;
const deepest = 60;

/**
 * A tolerant reader of XML: unknown or misplaced declarations, curly quotes, stray text, unclosed and wrongly nested
 * tags, upper case are taken as they come. No entities but the standard ones, no external things. Linear.
 * Names are in lower case. What is before the first and after the last tag is ignored.
 */
export function parseXml(source: string): XmlElement {
  const text = source.slice(0, most);
  const root: XmlElement = { name: '', tag: '', attributes: {}, children: [], text: '' };
  const stack: XmlElement[] = [root];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const top = stack.at(-1) ?? root;
    if (open < 0) break;
    if (open > at) top.text += decodeEntities(text.slice(at, open));
    if (text.startsWith('<![CDATA[', open)) {
      const close = text.indexOf(']]>', open);
      top.text += text.slice(open + 9, close < 0 ? text.length : close);
      at = close < 0 ? text.length : close + 3;
      continue;
    }
    if (text.startsWith('<!--', open)) {
      const close = text.indexOf('-->', open);
      at = close < 0 ? text.length : close + 3;
      continue;
    }
    const close = text.indexOf('>', open);
    if (close < 0) break;
    at = close + 1;
    const inside = text.slice(open + 1, close);
    if (/^[?!]/.test(inside)) continue;
    if (inside.startsWith('/')) {
      const name = inside
        .slice(1)
        .trim()
        .toLowerCase()
        .replace(/^.{0,30}:/, '');
      const index = stack.findLastIndex((element, i) => i > 0 && element.name === name);
      if (index > 0) stack.length = index;
      continue;
    }
    const tag = /^\s{0,3}([a-zA-Z_][\w.:-]{0,60})/.exec(inside)?.[1]?.replace(/^.{0,30}:/, '');
    if (!tag) {
      top.text += `<${inside}>`;
      continue;
    }
    const element: XmlElement = {
      name: tag.toLowerCase(),
      tag,
      attributes: attributesOf(inside),
      children: [],
      text: '',
    };
    top.children.push(element);
    if (!/\/\s{0,3}$/.test(inside) && stack.length < deepest) stack.push(element);
  }
  return root;
}

function attributesOf(inside: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of inside
    .slice(0, 2000)
    .matchAll(
      /([a-zA-Z_][\w.:-]{0,40})\s{0,3}=\s{0,3}(?:["“”]([^"“”]{0,1000})["“”]|['‘’]([^'‘’]{0,1000})['‘’]|([^\s"'>]{1,200}))/g,
    )) {
    attributes[(match[1] ?? '').toLowerCase()] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

/** All elements of a name below one, outermost first; nested ones of the same name are not entered. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : elementsNamed(child, name)));
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Text of an element and everything in it, blanks collapsed within lines. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return [element.text, ...element.children.map(textOf)]
    .join(' ')
    .replace(/[ \t\r]{1,400}/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}
