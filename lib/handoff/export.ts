import { fullName } from '../lead/lead.ts';
import type { Handoff } from './handoff.ts';

/** Handoffs for people and spreadsheets: outcome and lead, no requests, no keys (a handoff never holds any). */
const columns: readonly (readonly [string, (handoff: Handoff) => string])[] = [
  ['date', ({ updatedAt }) => new Date(updatedAt).toISOString()],
  ['outcome', ({ state }) => state],
  ['account', ({ accountName }) => accountName],
  ['crm', ({ crm }) => crm],
  ['record', ({ recordId }) => recordId ?? ''],
  ['reference', ({ reference }) => reference],
  ['name', ({ lead }) => fullName(lead)],
  ['company', ({ lead }) => lead.companyName],
  ['email', ({ lead }) => lead.emails.join('; ')],
  ['phone', ({ lead }) => lead.phones.map(({ number }) => number).join('; ')],
  ['street', ({ lead }) => lead.address.street],
  ['city', ({ lead }) => lead.address.city],
  ['state', ({ lead }) => lead.address.state],
  ['postal code', ({ lead }) => lead.address.postalCode],
  ['notes', ({ lead }) => lead.notes],
  ['page', ({ source }) => source.url],
];

/**
 * A cell that spreadsheets take for a formula gets an apostrophe in front (OWASP, "CSV Injection"),
 * and quotes are doubled (RFC 4180).
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^\+?\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV with a header line, UTF-8 with a mark so that spreadsheets read accents. */
export function historyAsCsv(handoffs: readonly Handoff[]): string {
  const lines = [columns.map(([name]) => name), ...handoffs.map((handoff) => columns.map(([, read]) => read(handoff)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function historyAsJson(handoffs: readonly Handoff[]): string {
  const plain = handoffs.map(({ steps: _, hash: __, ...rest }) => rest);
  return JSON.stringify({ version: 1, handoffs: plain }, null, 2);
}
