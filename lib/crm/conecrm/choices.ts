import type { Values } from '../define.ts';

/** What the person chose to be made, as the table and the worker both ask. */
export const uuid = {
  source: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  says: 'An id of ConeCRM, such as 497f6eca-6276-4993-bfeb-53cbbbba6f08.',
};

const isUuid = (value: unknown) => typeof value === 'string' && new RegExp(uuid.source).test(value);

/** An open lead is copied instead of making a new one. */
export const isCopy = (values: Values) => isUuid(values.copyOf);
/** The person chose a contact that is there. */
export const hasContact = (values: Values) => isUuid(values.contactId);
