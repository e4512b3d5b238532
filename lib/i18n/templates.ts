/**
 * Sentences that are made elsewhere (by the worker, by the readers of pages) with names in them, as
 * templates: they arrive in English, whole, and are said in the person's language by finding the
 * template they were made of. One that fits none stays as it is.
 */
export const templates: readonly string[] = [
  'beside “{label}”',
  'after “{label}”',
  'before “{label}”',
  'under “{label}”',
  'header “{label}”',
  'column “{label}”',
  'row {n}, column “{label}”',
  'line {n}, “{label}”',
  'line {n}, {why}',
  'line {n}',
  'input: {why}',
  'choice: {why}',
  '{kind} link',
  'label “{label}”',
  'placeholder “{label}”',
  'text before “{label}”',
  'text after “{label}”',
  'name “{label}”',
  'id “{label}”',
  'title “{label}”',
  'autocomplete {token}',
  'Open lead of {name}',
  'Stage: {name}',
  'Number {n}',
  'Merged into client {n}',
  '{host} is not an address this account may send to. It takes https, or http on this computer.',
  'The browser has not allowed access to {host}.',
  '{host} gave no answer within {n} seconds.',
  'The request to {host} was interrupted.',
  'The connection to {host} failed.',
  '{host} did not answer as its API does. A sign-in page of the network may stand in between.',
  '{host} does not accept the key of “{account}”.',
  'The key of “{account}” may not do this at {host}.',
  '{host} asks to wait: too many requests.',
  '{host} does not know this address. Check the API address of “{account}”.',
  '{host} answered with status {n}.',
  'The account “{account}” is no longer there.',
  'The account “{account}” was changed just now.',
  '“{label}” is missing for the account “{account}”.',
  '{crm} has no call that tests a key: the first lead will show.',
  '{crm} accounts may use an address on {host} or on this computer (127.0.0.1).',
  'Wait {n} seconds, then try again.',
  'Use at least {n} characters.',
  '{n} characters too many: at most {max}.',
  '“{value}” is not one of the choices, or no longer.',
  '“{label}” is no longer a field there.',
  'The token expires in 1 hour.',
  'The token expires in {n} hours.',
  'The token expires in {n} days.',
  'The CRM holds {n} records of this handoff. Its request was executed more than once: remove what is too much there.',
  'The connection broke, and the browser sent the request again by itself: the CRM may hold this lead twice. Look there for {reference}, and remove what is too much.',
  'The CRM refused it (status {n}) without saying why.',
];

/** Phrases without a name in them that come from the readers of pages and from searches at the CRMs. */
export const phrases: readonly string[] = [
  'text on the page',
  'beside the name',
  'behind the name',
  'under the name',
  'written under the name',
  'in a list of people',
  'elsewhere in the text',
  'in a sentence',
  'in the message',
  'named in the text',
  'wrote the message',
  'the link',
  'the message',
  'the whole text',
  'heading',
  'heading and title of the page',
  'title of the page',
  'name of the site',
  'picture on the page',
  'copyright line',
  'legal form',
  'messages of the other side',
  'quoted text',
  'marked as the name',
  'the selected row',
  'label',
  'address',
  'input of type email',
  'input of type tel',
  'input of type url',
  'a choice of country',
  'a choice of state',
  'an e-mail address',
  'a text area',
  'Archived',
  'On hold',
];

export interface Pattern {
  readonly template: string;
  readonly names: readonly string[];
  readonly expression: RegExp;
}

/** Names are at most 200 characters on one line, so that no text can make the search run long. */
export const patterns: readonly Pattern[] = templates.map((template) => {
  const names = [...template.matchAll(/\{([a-z]{1,20})\}/g)].map((found) => found[1] ?? '');
  const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[a-z]{1,20}\}/g, '(.{1,200}?)');
  return { template, names, expression: new RegExp(`^${source}$`, 'u') };
});
