const cards = /(?<![\d-])(?:[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5}|[3-6]\d{12,18})(?!\d)/g;
const nationalIds = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;
const mask = '••••';

/**
 * The text without payment card numbers (written as cards are, with a right check digit: ISO/IEC 7812) and
 * US social security numbers. They are nobody's lead, wherever they stand, and must not even be kept.
 */
export function withoutPrivateNumbers(text: string): string {
  if (!/\d{4}[ -]?\d{4}|\d{3}-\d{2}-|\d{4}[ -]\d{6}/.test(text)) return text;
  return text.replace(cards, (number) => (hasCheckDigit(number) ? mask : number)).replace(nationalIds, mask);
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
