import { isFilled } from './body.ts';
import type { CrmDefinition, Field, Part, Values } from './define.ts';

/**
 * Where a field stands in the form. `asked`: the person's own choice, or required and empty.
 * `filled`: the lead says it. `rare`: behind "More fields". Parts have the same three inside.
 */
export type Standing = 'asked' | 'filled' | 'rare';

export interface FormSection {
  /** undefined for the fields that stand in no part. */
  readonly part: Part | undefined;
  readonly asked: readonly Field[];
  readonly filled: readonly Field[];
  readonly rare: readonly Field[];
}

function standingOf(field: Field, values: Values): Standing {
  if (field.inView) return 'asked';
  const filled = isFilled(values[field.key]);
  if (field.required) return filled && field.from ? 'filled' : 'asked';
  // What the definition itself put in is nobody's choice: it stays where the rare ones are.
  if (field.rare && filled && values[field.key] === field.fallback) return 'rare';
  if (filled) return field.from || field.reference ? 'filled' : 'asked';
  return field.rare || field.from || field.reference ? 'rare' : 'asked';
}

/**
 * Places the fields. `placed` remembers where each one was put first and is added to: a field must not jump
 * away under the hands that fill it. Start with an empty map for another account or another reading.
 */
export function layOut(
  crm: Pick<CrmDefinition, 'parts'>,
  fields: readonly Field[],
  values: Values,
  placed: Map<string, Standing>,
): FormSection[] {
  for (const field of fields) {
    if (placed.has(field.key)) continue;
    placed.set(field.key, placed.get(field.beside ?? '') ?? standingOf(field, values));
  }
  const section = (part: Part | undefined): FormSection => {
    const own = fields.filter((field) => (field.inView ? undefined : field.part) === part?.id);
    const at = (standing: Standing) => own.filter((field) => placed.get(field.key) === standing);
    const asked = at('asked');
    return {
      part,
      asked: [...asked.filter(({ required }) => required), ...asked.filter(({ required }) => !required)],
      filled: at('filled'),
      rare: at('rare'),
    };
  };
  // What the CRM defines by itself may be none today, and is read again from there.
  const parts = (crm.parts ?? []).filter(({ id, lookup }) => lookup || fields.some(({ part }) => part === id));
  return [section(undefined), ...parts.map(section)].filter(
    ({ part, asked, filled, rare }) => part || asked.length + filled.length + rare.length > 0,
  );
}
