import { t, templatePatterns } from './index.ts';

/** A sentence made elsewhere (see templates.ts), in the person's language. */
export function said(text: string): string {
  const exact = t(text);
  if (exact !== text || text.length > 400) return exact;
  for (const { template, names, expression } of templatePatterns()) {
    const found = expression.exec(text);
    if (!found) continue;
    const words = names.map((name, index) => {
      const text = found[index + 1] ?? '';
      // A reason is itself made here: "input: label “Name”".
      return [name, name === 'why' ? said(text) : text];
    });
    return t(template, Object.fromEntries(words));
  }
  return text;
}
