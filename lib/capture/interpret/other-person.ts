import { remembered } from './remembered.ts';

/**
 * Headings and labels of people and firms that stand on a record beside the lead: those who work on it, those
 * related to it. Words of the trade, not of any product.
 */
export const otherPerson =
  /\b(?:(?:secondary|additional|alternate|other|emergency|spouse|partner|second|billing|related|associated) contacts?|co-?(?:owner|applicant|buyer)|spouse|partner(?! with)|(?:lead|deal|record|account|contact|job|sales) owner|owner(?=:|$)|^assigned|assigned to|assignee|(?:sales|account|company|booth|customer service) ?rep(?:resentative)?s?|representatives?|salesperson|sales agent|(?:listing|selling|your|buyer'?s) agent|agent (?:name|phone|email)|adjuster|insurance (?:company|carrier|agent)|mortgage|lender|title company|lienholder|landlord|tenant|property manager|referr(?:ed by|al contact|er)|trade-?in|(?:dealer(?:ship)?|vendor|seller|store|branch) (?:contact|info\w*|details)|office use|technician|estimator|installer|crew|dispatcher|created by|modified by|updated by|added by|submitted to|recipients?|follow(?:er|ing)s?|participants?|relationships?|vendeur|conseiller|propriétaire|responsable|zugewiesen|bearbeiter|besitzer|asignado|propietario)\b/i;

/** Headings over lists, histories and settings, which speak of many or of the reader. */
const otherHeading =
  /\b(?:recent(?! (?:note|message|inquiry)$)(?:ly)?|(?:customer|google|recent) reviews|complaints|testimonials|similar|also|activity|activities|timeline|history|logs?|notifications?|settings|viewed|saved|searches|listings?|inventory|message board|tasks|team|deals|invoices|automations?|signature|templates?|(?:e-?mail|text|sms|message) sent|(?:companies|contacts|accounts) \(\d|^(?:vendor|(?:sub)?contractor|supplier|dealership|branch|franchise)$)\b/i;

/** Whether what stands under a heading is somebody else's. */
export const headsOthers: (heading: string) => boolean = remembered(
  (heading) => otherPerson.test(heading) || otherHeading.test(heading),
);
