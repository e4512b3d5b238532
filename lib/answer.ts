import { browser, type Runtime } from './browser.ts';
import { type MessageFailure, type MessageInput, type MessageName, type MessageOutput, messages } from './messages.ts';
import { SendError } from './net/send-error.ts';
import { Refusal } from './refusal.ts';

export type Handlers = {
  readonly [N in MessageName]: (input: MessageInput<N>) => Promise<MessageOutput[N]>;
};

/**
 * Answers the extension's own pages. Only a sender whose document stands on the extension's exact origin
 * is heard: content scripts share the extension's id, and an options tab has a `sender.tab`, so neither
 * says enough. Must be called in the worker's first turn, or the message that started it is missed.
 */
export function answer(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const name = nameOf(message);
    if (!name) return undefined;
    if (!fromOwnPage(sender)) return Promise.resolve(failure('refused', 'This sender may not ask that.'));
    return reply(handlers, name, (message as { input?: unknown }).input);
  });
}

function nameOf(message: unknown): MessageName | undefined {
  if (typeof message !== 'object' || message === null || !('name' in message)) return undefined;
  const { name } = message;
  return typeof name === 'string' && Object.hasOwn(messages, name) ? (name as MessageName) : undefined;
}

function fromOwnPage(sender: Runtime.MessageSender & { origin?: string }): boolean {
  const home = browser.runtime.getURL('');
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(home)) return false;
  return sender.origin === undefined || `${sender.origin}/` === home;
}

async function reply(handlers: Handlers, name: MessageName, input: unknown): Promise<unknown> {
  const parsed = messages[name].safeParse(input);
  if (!parsed.success) return failure('input', 'That request is not well formed.');
  try {
    const handler = handlers[name] as (input: unknown) => Promise<unknown>;
    return await handler(parsed.data);
  } catch (error) {
    if (error instanceof Refusal || error instanceof SendError) return failure(error.kind, error.message);
    // Anything else is a defect; its text may hold anything, so only its name leaves.
    const what = error instanceof Error ? error.name : 'Error';
    return failure('internal', `Something went wrong inside the extension (${what}).`);
  }
}

function failure(kind: string, message: string): MessageFailure {
  return { failed: true, kind, message };
}
