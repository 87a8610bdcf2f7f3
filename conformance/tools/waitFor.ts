import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 100;

/** Asks again and again until the answer is yes. */
export async function waitFor(
  probe: () => Promise<boolean>,
  options: { timeoutMs: number; what: string; signal: AbortSignal },
): Promise<void> {
  const { timeoutMs, what, signal } = options;
  const deadline = performance.now() + timeoutMs;
  while (!(await probe())) {
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    }
    await sleep(INTERVAL_MS, undefined, { signal });
  }
}
