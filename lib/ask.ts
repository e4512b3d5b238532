import { browser } from './browser.ts';
import type { MessageFailure, MessageInput, MessageName, MessageOutput } from './messages.ts';
import { Refusal } from './refusal.ts';

/** Asks the worker, from an extension page. Throws Refusal with the failure's kind and message for the person. */
export async function ask<N extends MessageName>(name: N, input: MessageInput<N>): Promise<MessageOutput[N]> {
  const answer: unknown = await browser.runtime.sendMessage({ name, input });
  if (isFailure(answer)) throw new Refusal(answer.kind, answer.message);
  return answer as MessageOutput[N];
}

function isFailure(answer: unknown): answer is MessageFailure {
  return typeof answer === 'object' && answer !== null && 'failed' in answer && answer.failed === true;
}
