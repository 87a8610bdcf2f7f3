import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 20;

/** Reads until the condition holds; the test's time-out ends it otherwise. */
export async function waitFor<T>(
  read: () => Promise<T>,
  condition: (value: T) => boolean,
): Promise<T> {
  for (;;) {
    const value = await read();
    if (condition(value)) {
      return value;
    }
    await sleep(INTERVAL_MS);
  }
}
