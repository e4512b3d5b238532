import type { CrmDefinition } from './define.ts';
import { crms } from './index.ts';

/**
 * Every English text of the definitions that people see, each once: what catalogs of other languages
 * have to hold. Choices that are values of the vendor's ("Residential", "FOLLOW_UP") are not among them:
 * people know them as they stand in their CRM.
 */
export function crmTexts(): string[] {
  return [...new Set(crms.flatMap(textsOf))].filter((text) => text !== '');
}

function textsOf(crm: CrmDefinition): string[] {
  const named = crm.fields.flatMap((field) =>
    (field.options ?? []).flatMap((option) =>
      typeof option === 'string' || option.label === option.value ? [] : [option.label],
    ),
  );
  return [
    crm.keyHelp,
    ...crm.credentials.flatMap(({ label, help }) => [label, help]),
    ...(crm.parts ?? []).map(({ label }) => label),
    ...crm.fields.flatMap(({ label, help, pattern }) => [label, help ?? '', pattern?.says ?? '']),
    ...named,
    ...Object.values(crm.lookups ?? {}).map(({ label }) => label),
  ];
}
