const cards = /(?<![\d-])(?:[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5}|[3-6]\d{12,18})(?!\d)/g;
const nationalIds = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;
/** Stands where a private value stood. */
export const mask = '••••';

/** What pages in English, French and Spanish call numbers and words that are nobody's lead. */
const names = [
  'ssn|social security|social insurance|national insurance|national id|tax id|curp|dni|nif|nino',
  'assurance sociale|s[ée]curit[ée] sociale|seguridad social|seguro social|identidad',
  "passport|passeport|pasaporte|driver[’']?s? licen[cs]e|permis de conduire|licencia de conducir",
  'iban|cvv2?|cvc2?|routing number|credit card|debit card|card number|carte de cr[ée]dit|carte bancaire|num[ée]ro de carte|tarjeta',
  'password|passwd|passcode|passwort|contrase[ñn]a|mot de passe|pin number|one[- ]time code|security code|verification code',
].join('|');
/** These are other words as well, unless nothing else stands in the label. */
const shortNames = 'sin|nas|nie|nss|otp|pwd|csc';
const numberWord = '(?: (?:number|no\\.?|num[ée]ro|n[°º]))?';

const labels = new RegExp(
  `(?<![\\p{L}\\d])(?:${names})(?![\\p{L}\\d])|^\\s*(?:your |my )?(?:${shortNames})${numberWord}[\\s:*#]*$`,
  'iu',
);
/** A label, what divides it from its value, and the value: one word, and groups of digits or single letters after it. */
const labelled = new RegExp(
  `((?<![\\p{L}\\d])(?:(?:${names})${numberWord}|(?:${shortNames})(?: number)?)\\s{0,3}[:=#]\\s{0,3})[^\\s,;]{2,64}(?:[ -](?:\\d[\\dA-Z]{0,5}|[A-Z])(?![\\p{L}\\d])){0,9}`,
  'giu',
);
const longestLabel = 60;
/** The first letters of all of them: most labels have no word that begins so. */
const mayBegin =
  /(?:^|[^a-z\d])(?:ss|so[ck]|nat|tax|curp|dni|ni[fens]|assu|s[eé]cu|seg|iden|pass?|pasa|driv|perm|lic|iban|cv[vc]|rout|cred|deb|car[dt]|num|tar|contr|mot|pin|one|secu|veri|sin|nas|nss|otp|pwd|csc)|[\u0080-\uffff]/i;

/** Whether a label announces a password, a card or a national id: its value must not even be kept. */
export function isPrivateLabel(text: string): boolean {
  return text.length <= longestLabel && mayBegin.test(text) && labels.test(text);
}

/**
 * The text without payment card numbers (written as cards are, with a right check digit: ISO/IEC 7812), US social
 * security numbers, and what stands behind the label of such a number or of a password. They are nobody's lead,
 * wherever they stand, and must not even be kept.
 */
export function withoutPrivateNumbers(text: string): string {
  const told = /[:=#]/.test(text) ? text.replace(labelled, `$1${mask}`) : text;
  if (!/\d{4}[ -]?\d{4}|\d{3}-\d{2}-|\d{4}[ -]\d{6}/.test(told)) return told;
  return told.replace(cards, (number) => (hasCheckDigit(number) ? mask : number)).replace(nationalIds, mask);
}

/** Luhn's sum. */
function hasCheckDigit(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
