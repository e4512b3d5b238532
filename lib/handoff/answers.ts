import { touchVault } from '../accounts/vault.ts';
import type { Handlers } from '../answer.ts';
import type { MessageInput } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { accept } from './accept.ts';
import { goOn, outbox, searchNow, take } from './engine.ts';
import type { Handoff } from './handoff.ts';
import { historyById, settledSince } from './history.ts';

type HandoffMessage = Extract<keyof Handlers, `handoff.${string}`>;

/** What can wait, in ms: about as long as the browser takes to get a request to the network. */
const requestFirstMs = 25;

/** How long a settled handoff stays in the popup's list. */
const recentMs = 24 * 60 * 60_000;

/** What pages may ask of handoffs. The history they read themselves. */
export const handoffAnswers: Pick<Handlers, HandoffMessage> = {
  'handoff.send': async (input) => {
    const sent = await accept(outbox, take, input);
    // The request is on its way, or the one before it is: icon, alarm and the rest must not keep it waiting.
    setTimeout(() => {
      // A use that is not noted locks the keys a little earlier, and that is all.
      touchVault().catch(() => undefined);
      if (sent.kind === 'queued') void goOn();
    }, requestFirstMs);
    return sent;
  },

  'handoff.list': async ({ ids = [] }) => {
    const { handoffs } = await outbox.read();
    const recent = await settledSince(Date.now() - recentMs);
    const asked = (await Promise.all(ids.map(historyById))).filter((handoff) => handoff !== undefined);
    // The outbox's word first: what stands there as well has just been moved.
    const all = [...handoffs.reverse(), ...recent, ...asked];
    return [...new Map(all.reverse().map((handoff) => [handoff.id, handoff])).values()].reverse();
  },

  'handoff.resolve': async (input) => {
    await touchVault();
    return resolve(input);
  },

  'handoff.corrupt': async () => (await outbox.read()).corrupt,
  'handoff.drop': async ({ key }) => {
    await outbox.dropCorrupt(key);
    void goOn();
    return undefined;
  },
};

/** Does what the person decided about a handoff, and says how it stands then. */
async function resolve({ id, action }: MessageInput<'handoff.resolve'>): Promise<Handoff> {
  const before = await outbox.get(id);
  if (!before) {
    const settled = await historyById(id);
    if (settled) return settled;
    throw new Refusal('gone', 'That lead is no longer there.');
  }
  if (action === 'check') {
    if (before.state !== 'unknown') return before;
    return (await searchNow(id)) ?? before;
  }
  const after = await outbox.apply(id, { type: action });
  if (!after) throw new Refusal('gone', 'That lead is no longer there.');
  if (after.state === 'sending') throw new Refusal('busy', 'It is being sent right now.');
  void goOn();
  return after;
}
