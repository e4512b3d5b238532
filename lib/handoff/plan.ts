import type { CrmDefinition } from '../crm/define.ts';
import { type FormAccount, type Handover, planInput, plannedFields, problemsOf } from '../crm/form.ts';
import type { MessageInput } from '../messages.ts';

type Plan = Pick<
  MessageInput<'handoff.send'>,
  'reference' | 'lead' | 'values' | 'chosen' | 'timeZone' | 'steps' | 'fields'
>;

export interface Refused {
  readonly kind: 'refused';
  /** In plain English. */
  readonly message: string;
  /** Messages by field key. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What Send hands over: the requests as they will be made, with what the worker needs to know of the fields in them.
 * Pure, and the same that the preview shows. Refused when the table has something against it.
 */
export function planHandoff(crm: CrmDefinition, account: FormAccount, handover: Handover): Plan | Refused {
  const { reference, lead, timeZone } = handover;
  try {
    const input = planInput(crm, account, handover);
    const problems = problemsOf(input.fields, input.values);
    if (problems.length > 0) {
      const fields = Object.fromEntries(problems.map(({ field, message }) => [field, message]));
      return { kind: 'refused', message: 'Some fields need your attention.', fields };
    }
    // As JSON, as it is stored: the mark of its content must be that of what is read back.
    const plan = {
      values: input.values,
      chosen: input.chosen,
      steps: crm.steps(input),
      fields: plannedFields(crm, input),
    };
    return { reference, lead, timeZone, ...(JSON.parse(JSON.stringify(plan)) as Pick<Plan, keyof typeof plan>) };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The lead could not be put in order.';
    return { kind: 'refused', message, fields: {} };
  }
}
