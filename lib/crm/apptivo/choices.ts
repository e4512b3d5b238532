import { isFilled } from '../body.ts';
import type { Values } from '../define.ts';

/** An existing customer is changed instead of making a new one. */
export const isUpdate = (values: Values) => isFilled(values.customerId);
