import type { Capture, CaptureContext } from '../../capture.ts';
import { withoutPrivateNumbers } from '../../private.ts';
import { readAny } from './file.ts';
import { readLink } from './link.ts';

/** The lead of a pasted or selected text: notes, a message, a signature, or any of the formats that files have. */
export function interpretText(text: string, context: CaptureContext): Capture {
  return readAny(withoutPrivateNumbers(text), '', context, 'paste');
}

/** The lead of a dropped file (mail, vCard, ADF, XML, JSON, CSV, HTML, text), by its content first, its name second. */
export function interpretFile(file: { name: string; text: string }, context: CaptureContext): Capture {
  return readAny(withoutPrivateNumbers(file.text), file.name, context, 'file');
}

/** The lead of a link: `mailto:`, `tel:`, `sms:`, WhatsApp, or a website. */
export function interpretLink(href: string, context: CaptureContext): Capture {
  return readLink(href, context);
}
