/** Local dates and times (`2025-07-10T15:00`, with or without offset) and time zones. */
const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:?\d{2})?$/;

/** `2025-07-10 15:00:00`: wall clock only, as typed; an offset is dropped. '' when it is no date and time. */
export function withSeconds(value: string): string {
  const [, day, minutes, seconds] = local.exec(value) ?? [];
  return day === undefined ? '' : `${day} ${minutes}:${seconds ?? '00'}`;
}

/**
 * ISO 8601 with the offset that `timeZone` (IANA) has at that wall-clock time:
 * `2025-07-10T15:00:00-06:00`. An offset that is there stays. '' when it is no date and time.
 */
export function withOffset(value: string, timeZone: string): string {
  const [, day, minutes, seconds, offset] = local.exec(value) ?? [];
  if (day === undefined) return '';
  const wall = `${day}T${minutes}:${seconds ?? '00'}`;
  return `${wall}${offset ?? offsetAt(wall, timeZone)}`;
}

/** `2025-07-10T21:00:00.000Z`: the same moment in UTC. '' when it is no date and time. */
export function inUtc(value: string, timeZone: string): string {
  const text = withOffset(value, timeZone);
  return text === '' || Number.isNaN(Date.parse(text)) ? '' : new Date(text).toISOString();
}

/** The same wall clock some minutes later; '' when it is no date and time. */
export function later(value: string, minutes: number): string {
  const [, day, clock, , offset] = local.exec(value) ?? [];
  if (day === undefined) return '';
  const moved = new Date(Date.parse(`${day}T${clock}:00Z`) + minutes * 60_000);
  return Number.isNaN(moved.getTime()) ? '' : `${moved.toISOString().slice(0, 16)}${offset ?? ''}`;
}

/** Whether the runtime knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}

/**
 * The zone's offset at a wall-clock time. Two passes: the first guess reads the wall clock as UTC,
 * which can fall on the wrong side of a change to or from summer time.
 */
function offsetAt(wall: string, timeZone: string): string {
  if (!isTimeZone(timeZone)) return 'Z';
  const asUtc = Date.parse(`${wall}Z`);
  const first = minutesAhead(asUtc, timeZone);
  const ahead = minutesAhead(asUtc - first * 60_000, timeZone);
  const size = Math.abs(ahead);
  const two = (part: number) => String(Math.trunc(part)).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

function minutesAhead(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((wall - Math.trunc(moment / 1000) * 1000) / 60_000);
}
