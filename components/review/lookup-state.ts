import { ask } from '../../lib/ask.ts';
import type { LookupResult, Lookups } from '../../lib/crm/define.ts';
import type { MessageInput } from '../../lib/messages.ts';

type ReadLookup = LookupResult & { /** ms since epoch. */ readonly at: number };

/** `before` is what was read earlier: it stands while it is read again, and when that fails. */
export type LookupState =
  | { readonly kind: 'reading'; readonly before: ReadLookup | undefined }
  | { readonly kind: 'read'; readonly result: ReadLookup }
  | { readonly kind: 'failed'; readonly message: string; readonly before: ReadLookup | undefined };

/** One account's lookups by id. */
export type LookupStates = Readonly<Record<string, LookupState | undefined>>;

/** What a lookup gave last, if it ever did. */
export function lastRead(state: LookupState | undefined): ReadLookup | undefined {
  return state?.kind === 'read' ? state.result : state?.before;
}

/** The results as definitions take them. */
export function resultsIn(states: LookupStates): Lookups {
  return Object.fromEntries(Object.entries(states).map(([id, state]) => [id, lastRead(state)]));
}

/** Reads a lookup through the worker; `put` is told each state it goes through, made from the one before. */
export async function lookUp(
  input: MessageInput<'crm.lookup'>,
  put: (next: (known: LookupState | undefined) => LookupState) => void,
): Promise<void> {
  put((known) => ({ kind: 'reading', before: lastRead(known) }));
  try {
    const result = await ask('crm.lookup', input);
    put(() => ({ kind: 'read', result }));
  } catch (failure) {
    put((known) => ({ kind: 'failed', message: (failure as Error).message, before: lastRead(known) }));
  }
}
