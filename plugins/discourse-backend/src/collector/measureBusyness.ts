import { performance } from 'node:perf_hooks';

/**
 * Begins to measure how busy this process is. What it returns tells the share
 * of the time since in which the event loop had no rest, from 0 to 1.
 */
export function measureBusyness(): () => number {
  const before = performance.eventLoopUtilization();
  return () => performance.eventLoopUtilization(before).utilization;
}
