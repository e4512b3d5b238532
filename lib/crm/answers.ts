import type { PlannedField, Response, StepResult } from './define.ts';
import { rejection, vendorErrors } from './rejection.ts';

/** Reading what CRMs answer: never trusting a shape, never throwing. */

export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The entry as text when it is text or a number, else ''. */
export function textAt(json: unknown, key: string): string {
  const value = isRecord(json) && Object.hasOwn(json, key) ? json[key] : undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The records of a list: the answer itself, or the first of its entries named `keys` that is a list. */
export function recordsIn(json: unknown, ...keys: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(json)
    ? json
    : isRecord(json)
      ? keys.map((key) => json[key]).find((value) => Array.isArray(value))
      : undefined;
  return ((list as unknown[] | undefined) ?? []).filter(isRecord);
}

/** Whether the answer says it is JSON and is. A captive portal's page, or half an answer, is not. */
export function isJson(response: Response): boolean {
  return /^application\/(?:[\w.+-]{1,60}\+)?json\b/i.test(response.contentType.trim()) && response.json !== undefined;
}

/** A 2xx that proves nothing, in words. */
export function unclear(response: Response): StepResult {
  return {
    kind: 'unclear',
    reason: isJson(response)
      ? 'The CRM answered, but not with what shows that the record was made.'
      : 'The answer did not come from the CRM, or was cut short: it is no JSON.',
  };
}

/**
 * The answer of a vendor whose page documents none (AccuLynx, Centerpoint): a 2xx with a JSON body
 * that carries no error is taken as done, with the id where the body has an obvious one. `id`,
 * `leadId` and `data.id` are the places looked at.
 */
export function readUndocumented(response: Response, fields: readonly PlannedField[]): StepResult {
  const { json, status } = response;
  if (status === 400 || status === 422) return rejection(vendorErrors(json), fields, status);
  if (!isJson(response) || !isRecord(json)) return unclear(response);
  const errors = vendorErrors({ errors: json.errors, error: json.error });
  if (errors !== undefined || json.success === false) return rejection(errors ?? vendorErrors(json), fields, status);
  const id = textAt(json, 'id') || textAt(json, 'leadId') || textAt(json.data, 'id');
  return id === '' ? { kind: 'done' } : { kind: 'done', id };
}
