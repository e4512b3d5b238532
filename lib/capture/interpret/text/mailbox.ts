import { parseName } from '../../../lead/name.ts';

/** Whether a domain is written by itself, not as the end of a mailbox. */
export function standsAlone(text: string, domain: string): boolean {
  for (let at = text.indexOf(domain); at >= 0; at = text.indexOf(domain, at + 1)) {
    if (!/[\w@.-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + domain.length] ?? ' ')) return true;
  }
  return false;
}

const freeMail =
  /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|comcast|att|verizon|sbcglobal|cox|charter|proton|protonmail|gmx|web|t-online|orange|free|libero|mail)\./i;
/** Whether a mailbox is at a provider for everybody: its domain says nothing of a firm. */
export const isFreeMail = (email: string): boolean => freeMail.test(email);

/** "b.henderson@…", "bhenderson@…", "bob@…" are Bob Henderson's. */
export function sameAsMailbox(text: string, email: string): boolean {
  const name = parseName(text);
  if (!name) return false;
  const fold = (s: string) =>
    s
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '');
  const box = fold((email.split('@')[0] ?? '').replace(/\+.*/, ''));
  const first = fold(name.firstName.split(' ')[0] ?? '');
  const last = fold(name.lastName);
  if (last.length > 2 && box.includes(last)) return true;
  if (last.length > 3 && box.length > 1 && first.startsWith(box) && fold(email.split('@')[1] ?? '').includes(last))
    return true;
  if (first.length > 2 && (box === first || (box.startsWith(first) && box.length <= first.length + 2))) return true;
  return (
    first.length > 0 && last.length > 3 && box === `${first[0]}${last.slice(0, box.length - 1)}` && box.length >= 5
  );
}
