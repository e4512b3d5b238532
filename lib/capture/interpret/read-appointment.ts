const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const frenchMonths = 'janv fevr mars avr mai juin juil aout sept oct nov dec'.split(' ');

/** A date with or without a time as ISO 8601 local time; '' when the text names no day of a known year. */
export function readAppointment(text: string): string {
  const value = text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const day = dayOf(value);
  if (!day) return '';
  const time = timeOf(value.replace(day.match, ' '));
  return time ? `${day.date}T${time}` : day.date;
}

const pad = (n: number) => String(n).padStart(2, '0');

function dayOf(text: string): { date: string; match: string } | undefined {
  const iso = /\b(20\d{2})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso) return make(iso[0], Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /\b(\d{1,2})[/.](\d{1,2})[/.](20\d{2})\b/.exec(text);
  if (us) {
    const [a, b] = [Number(us[1]), Number(us[2])];
    // 23/11/2026 and 23.11.2026 can only be day first; a slash with both small is read as in the US.
    const dayFirst = a > 12 || (us[0].includes('.') && b <= 12);
    return make(us[0], Number(us[3]), dayFirst ? b : a, dayFirst ? a : b);
  }
  const short = /\b(\d{1,2})\/(\d{1,2})\/(\d{2})\b/.exec(text);
  if (short) {
    const [a, b] = [Number(short[1]), Number(short[2])];
    return make(short[0], 2000 + Number(short[3]), a > 12 ? b : a, a > 12 ? a : b);
  }
  const named = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d{2})\b/.exec(text);
  if (named && monthOf(named[1] ?? ''))
    return make(named[0], Number(named[3]), monthOf(named[1] ?? ''), Number(named[2]));
  const european = /\b(\d{1,2})(?:er)?\.?\s+(?:de\s+)?([a-z]{3,9})\.?,?\s+(?:de\s+)?(20\d{2})\b/.exec(text);
  if (european && monthOf(european[2] ?? ''))
    return make(european[0], Number(european[3]), monthOf(european[2] ?? ''), Number(european[1]));
  return undefined;
}

function make(match: string, year: number, month: number, day: number): { date: string; match: string } | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { date: `${year}-${pad(month)}-${pad(day)}`, match };
}

function monthOf(word: string): number {
  const short = months.findIndex((month) => word.startsWith(month));
  if (short >= 0) return short + 1;
  return frenchMonths.findIndex((month) => word.startsWith(month)) + 1;
}

function timeOf(text: string): string {
  for (const found of text.matchAll(/(?<!\d)(\d{1,2})(?:\s?[:h]\s?(\d{2}))?\s*(am\b|pm\b|a\.m\.?|p\.m\.?)?/g)) {
    if (!found[2] && !found[3]) continue;
    let hour = Number(found[1]);
    if (hour > 24 || (found[3] && hour > 12)) continue;
    if (found[3]?.startsWith('p') && hour < 12) hour += 12;
    if (found[3]?.startsWith('a') && hour === 12) hour = 0;
    return `${pad(hour)}:${found[2] ?? '00'}`;
  }
  return '';
}
