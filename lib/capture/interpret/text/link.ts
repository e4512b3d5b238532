import { normalEmail } from '../../../lead/email.ts';
import { looksLikeName } from '../../../lead/name.ts';
import { percentDecoded } from '../../../lead/percent.ts';
import type { Capture, CaptureContext } from '../../capture.ts';
import type { Find } from '../finds.ts';
import { find, settle } from './settle.ts';
import { readLines } from './text.ts';

/** A `mailto:` (RFC 6068, with subject and body), `tel:`, `sms:` or WhatsApp link; anything else is a website. */
export function readLink(href: string, context: CaptureContext): Capture {
  const finds: Find[] = [];
  const link = href.trim().slice(0, 4000);
  const evidence = { source: 'link', text: 'the link', quote: link };
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]{1,20}):(?:\/\/)?(.*)$/is.exec(link) ?? [];
  const [target = '', query = ''] = rest.split('?');
  const parameters = new URLSearchParams(query.replace(/\+/g, '%2B'));
  switch (scheme.toLowerCase()) {
    case 'mailto': {
      const first = percentDecoded(target || parameters.get('to') || '').split(/[,;]/)[0] ?? '';
      const angle = /^\s{0,3}"?([^"<]{1,100}?)"?\s{0,3}<([^>]{3,254})>/.exec(first);
      const email = normalEmail(angle?.[2] ?? first);
      if (email) finds.push(find('email', email, 0.95, evidence));
      if (angle?.[1] && looksLikeName(angle[1]) >= 0.5) finds.push(find('name', angle[1], 0.8, evidence));
      const subject = parameters.get('subject') ?? '';
      if (subject) finds.push(find('subject', subject, 0.8, evidence));
      const body = parameters.get('body') ?? '';
      if (body) finds.push(...readLines(body.split('\n'), context, 'link').finds, find('notes', body, 0.5, evidence));
      break;
    }
    case 'tel':
    case 'callto':
    case 'sms':
      finds.push(
        find(
          'phone',
          percentDecoded(target).replace(/;(?:phone-context|isub)=[^;]{0,60}/g, ''),
          0.95,
          evidence,
          scheme === 'sms' ? { label: 'mobile' } : {},
        ),
      );
      break;
    case 'whatsapp':
      finds.push(
        find('phone', `+${(parameters.get('phone') ?? '').replace(/\D/g, '')}`, 0.9, evidence, { label: 'mobile' }),
      );
      break;
    default: {
      const whatsapp = /^https?:\/\/(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=)\+?(\d{7,15})/i.exec(link);
      if (whatsapp?.[1]) finds.push(find('phone', `+${whatsapp[1]}`, 0.9, evidence, { label: 'mobile' }));
      else if (/^https?$/i.test(scheme)) finds.push(find('website', link, 0.6, evidence));
    }
  }
  return settle({ finds, kind: 'link', context });
}
