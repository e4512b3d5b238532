import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { settle } from './settle.ts';
import { readLines } from './text.ts';
import { unfold } from './vcard.ts';

/** As many lines as a long invitation has. */
const mostLines = 2000;

export const isCalendar = (text: string): boolean => /^\s{0,40}BEGIN:VCALENDAR\b/i.test(text);

/**
 * An invitation (RFC 5545): who else is invited, when and where, and what its description says. Who invites is our side.
 */
export function readCalendar(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const lines = unfold(text.slice(text.search(/BEGIN:VEVENT/i))).slice(0, mostLines);
  const values = (name: string) =>
    lines.flatMap((line) => {
      const [, parameters = '', value = ''] =
        new RegExp(`^${name}((?:;[^:;"]*(?:"[^"]*")?)*):(.*)$`, 'i').exec(line) ?? [];
      return value ? [{ parameters, value: value.replace(/\\n/gi, '\n').replace(/\\(.)/g, '$1') }] : [];
    });
  const [host] = values('ORGANIZER');
  const guest = values('ATTENDEE').find(({ value }) => value.toLowerCase() !== host?.value.toLowerCase());
  const said = [
    ['Name', /CN="?([^";:]+)/i.exec(guest?.parameters ?? '')?.[1]],
    ['Email', guest?.value.replace(/^mailto:/i, '')],
    ['Appointment', localTime(values('DTSTART')[0]?.value ?? '')],
    ['Address', values('LOCATION').find(({ value }) => /\d.*\p{L}/u.test(value))?.value],
    ['Subject', values('SUMMARY')[0]?.value],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value.replace(/\n/g, ', ')}`] : []));
  const { finds, unplaced } = readLines(
    [...said, ...(values('DESCRIPTION')[0]?.value.split('\n') ?? [])],
    context,
    'calendar',
  );
  return settle({ finds, unplaced, kind, context });
}

/** "20261201T140000" as it stands; one in UTC ("…Z") by the clock of whoever reads it. */
function localTime(stamp: string): string {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5');
  if (!/Z$/i.test(stamp)) return iso;
  const at = new Date(`${iso}Z`);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
