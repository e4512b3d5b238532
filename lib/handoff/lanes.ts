/**
 * Jobs by key, one run of a key's job at a time. A call while it runs makes it run once more, so that whatever
 * the caller has changed is seen by a run that begins after the change.
 */
export function createLanes() {
  const running = new Map<string, { again: boolean; done: Promise<void> }>();

  /** Resolves when the run that saw the caller's change is over. Rejects as the job does. */
  function run(key: string, job: () => Promise<void>): Promise<void> {
    const present = running.get(key);
    if (present) {
      present.again = true;
      return present.done;
    }
    const lane = { again: false, done: Promise.resolve() };
    running.set(key, lane);
    lane.done = (async () => {
      try {
        do {
          lane.again = false;
          await job();
        } while (lane.again);
      } finally {
        running.delete(key);
      }
    })();
    // Not every caller waits; whoever does hears of it all the same.
    lane.done.catch(() => undefined);
    return lane.done;
  }

  return { run, isRunning: (key: string) => running.has(key) };
}
