import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 50;

/**
 * Tries `attempt` until it neither throws nor returns undefined or false, and returns what it returned; for what a
 * queue or an object does in its own time, behind what it does for every other test of the run. Fails with the last
 * error after `withinMs`.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  withinMs = 90_000,
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    let failure: unknown = new Error('It did not come true in time.');
    try {
      const result = await attempt();
      if (result !== undefined && result !== false) return result as Exclude<T, undefined | false>;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > deadline) throw failure;
    await wait(pollMs);
  }
}
