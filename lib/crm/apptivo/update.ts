import { isRecord, textAt } from '../answers.ts';
import { bodyOf, unescaped } from '../body.ts';
import type { Json, PlanInput, RequestSpec, Value } from '../define.ts';
import { holdsEmail, holdsPhone } from '../phones.ts';
import { endpoint } from './config.ts';
import { emptyCustomer } from './customer-data.ts';

/**
 * `a=update` with exactly the attributes that the person left ticked. `customerData` holds those and the
 * customer's id ("Updated field value"); lists keep the entries that the customer had when it was found.
 * The page's table calls the list attributeNames, its sample attributeName: the sample is followed.
 */
export function updateRequest(input: PlanInput): RequestSpec {
  const id = String(input.values.customerId);
  const attributes = listOf(input.values.updateAttributes);
  const body = bodyOf(input, input.fields);
  const customerData: { [key: string]: Json } = { customerId: /^\d{1,15}$/.test(id) ? Number(id) : id };
  for (const attribute of attributes) {
    if (attribute === 'phoneNumbers') {
      const known = entries(input.values['update.phones']);
      customerData.phoneNumbers = joined(known, listAt(body, attribute), 'phoneNumber', holdsPhone);
    } else if (attribute === 'emailAddresses') {
      const known = entries(input.values['update.emails']);
      customerData.emailAddresses = joined(known, listAt(body, attribute), 'emailAddress', holdsEmail);
    } else if (attribute === 'addresses') {
      const [first, ...others] = entries(input.values['update.addresses']);
      const empty = (emptyCustomer.addresses as readonly Json[])[0] as { readonly [key: string]: Json };
      const written = listAt(body, 'addresses')[0] ?? {};
      customerData.addresses = [{ ...(first ?? empty), ...(isRecord(written) ? written : {}) } as Json, ...others];
    }
  }
  return {
    method: 'POST',
    path: endpoint,
    query: {
      a: 'update',
      customerId: id,
      customerData: JSON.stringify(unescaped(customerData)),
      attributeName: JSON.stringify(attributes),
      objectId: '4',
      isEmailAddressUpdate: String(attributes.includes('emailAddresses')),
    },
  };
}

function listOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function listAt(body: { readonly [key: string]: Json }, key: string): readonly Json[] {
  const list = body[key];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

/** The customer's own entries as they came with the search, kept as JSON texts in the form's values. */
function entries(value: Value | undefined): { readonly [key: string]: Json }[] {
  return listOf(value).flatMap((text) => {
    try {
      const entry: unknown = JSON.parse(text);
      return isRecord(entry) ? [entry as { readonly [key: string]: Json }] : [];
    } catch {
      return [];
    }
  });
}

/** The known entries, and behind them the new ones that none of them holds already. */
function joined(
  known: readonly Json[],
  written: readonly Json[],
  key: string,
  holds: (text: string, wanted: string) => boolean,
): Json[] {
  return [...known, ...written.filter((entry) => !known.some((old) => holds(textAt(old, key), textAt(entry, key))))];
}
