import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { readJson } from './json.ts';
import { elementsNamed, parseXml, textOf, type XmlElement } from './xml.ts';

type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** Lead XML that is not ADF (portals and call centres have their own): read as nested labelled values. */
export function readXmlLead(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const root = parseXml(text);
  const leads = elementsNamed(root, 'lead');
  const records = leads.length ? leads : root.children;
  return readJson(records.length > 1 ? records.map(plain) : records[0] ? plain(records[0]) : {}, context, kind, 'xml');
}

/** An element as plain data: leaves are their text, repeated children are lists. */
function plain(element: XmlElement): Plain {
  if (!element.children.length) return textOf(element);
  const out: Record<string, Plain> = {};
  for (const child of element.children) {
    const value = plain(child);
    const label = child.attributes.name || child.attributes.label || child.tag;
    const known = out[label];
    if (known === undefined) out[label] = value;
    else out[label] = Array.isArray(known) ? [...known, value] : [known as Plain, value];
  }
  if (element.text.trim()) out.text = element.text.trim();
  return out;
}
