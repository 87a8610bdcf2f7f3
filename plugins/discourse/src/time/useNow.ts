import { useSyncExternalStore } from 'react';

const STEP_MS = 5_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) {
      notify();
    }
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

// Rounded, because React wants the same value as long as nothing has changed.
function getNow() {
  return Math.floor(Date.now() / STEP_MS) * STEP_MS;
}

/**
 * The time in milliseconds, moving on every five seconds. All ages on a page
 * share one timer.
 */
export function useNow(): number {
  return useSyncExternalStore(subscribe, getNow);
}
