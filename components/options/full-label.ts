import type { CrmDefinition, Field } from '../../lib/crm/define.ts';
import { t } from '../../lib/i18n/index.ts';

/** A field's label, with its part in front where another field is called the same: "Property: City". */
export function fullLabel(crm: Pick<CrmDefinition, 'fields' | 'parts'>, field: Pick<Field, 'key' | 'label' | 'part'>) {
  const part = crm.parts?.find(({ id }) => id === field.part);
  const shared = crm.fields.some(({ key, label }) => key !== field.key && label === field.label);
  return part && shared ? `${t(part.label)}: ${t(field.label)}` : t(field.label);
}
