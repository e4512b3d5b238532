import type { Handoff } from '../../lib/handoff/handoff.ts';
import { newHandoff } from './crm.ts';
import { createWorker, type Worker } from './worker.ts';
import { createWorld, type Reply, type World } from './world.ts';

/** A world and the worker that lives in it now, for tests that go through one history step by step. */
export let world: World;
export let worker: Worker;

/** A fresh world: before each test. */
export function begin(): void {
  world = createWorld();
  worker = createWorker(world);
}

/** Hands over a lead to an account; the CRM replies in turn with what is given. */
export async function send(id: string, accountId: string, ...replies: Reply[]): Promise<void> {
  world.replies.push(...replies);
  await worker.outbox.add(await newHandoff(world, id, accountId));
  await worker.run(worker.pump.pump());
}

export async function later(ms: number): Promise<void> {
  world.pass(ms);
  await worker.run(worker.pump.pump());
}

/** The next worker, after the death of this one. */
export async function restart(): Promise<void> {
  worker.die();
  worker = createWorker(world);
  await worker.pump.pump();
}

export function handoff(id: string): Handoff {
  const onDisk = world.disk.get(`handoff:${id}`);
  const found = onDisk ? (JSON.parse(onDisk) as Handoff) : world.history.get(id);
  if (!found) throw new Error(`${id} is nowhere`);
  return found;
}

/** How often the CRM executed a step of a handoff. */
export const times = (step: string, id: string) => world.executed.get(`${step} LH-${id}`)?.length ?? 0;
