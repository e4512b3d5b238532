import type { Answer } from './exchange.ts';

const mask = '••••••••';

/** Shorter texts are too common to be taken out of an answer; no vendor gives such keys. */
const shortest = 6;

/**
 * The answer with every secret masked, should the host repeat one ("The key … is not valid"): what an
 * answer says is shown, stored with the handoff and put in notifications.
 */
export function maskSecrets(answer: Answer, secrets: readonly string[]): Answer {
  const forms = secrets
    .filter((secret) => secret.length >= shortest)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  const masked = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, mask), text);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return masked(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [masked(key), walk(member)]));
  };
  // The JSON apart from its text: there a secret may be written with escapes.
  return { ...answer, text: masked(answer.text), json: walk(answer.json) };
}
